import { SegmentedControl, Select, Skeleton } from '@mantine/core';
import type { RunCourse } from '@shared/comparing';
import type { RunSummary, SplitName } from '@shared/runs';
import { type ReactNode, useMemo, useState } from 'react';
import { useCourses } from '../../api/queries';
import { LineChart } from '../../charts/LineChart';
import type { TimeCurve } from '../../charts/types';
import type { ChartPalette } from '../../theme/palette';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { ErrorState } from '../../ui/ErrorState';
import { formatChange, formatPercent, formatRatio } from '../../ui/format';
import { SplitSelect } from '../runs/SplitSelect';
import styles from './compare.module.css';
import { useStrokes } from './use-strokes';

type Quantity = 'equity' | 'drawdown' | 'rollingSharpe';

const about: Readonly<
  Record<Quantity, { readonly title: string; readonly unit: string; readonly step: number }>
> = {
  equity: { title: 'Equity', unit: 'return since the start of the split, after costs', step: 0.001 },
  drawdown: { title: 'Drawdown', unit: 'loss from the peak so far, after costs', step: 0.001 },
  rollingSharpe: {
    title: 'Rolling Sharpe',
    unit: 'annualised, after costs, of the bars looked back',
    step: 0.01,
  },
};

const formats: Readonly<Record<Quantity, (value: number) => string>> = {
  equity: (value) => formatChange(value, 1),
  drawdown: (value) => formatPercent(value, 1),
  rollingSharpe: formatRatio,
};

const lookbacks = ['21', '63', '126', '252'];

/** Equity, drawdown or rolling Sharpe ratio of all runs on one time axis, with buy and hold where they share their bars. */
export function EquityOverlay({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [split, setSplit] = useState<SplitName>('test');
  const [quantity, setQuantity] = useState<Quantity>('equity');
  const [lookback, setLookback] = useState('63');
  const { title, unit } = about[quantity];
  return (
    <section className={styles.block} data-testid="compare-equity">
      <div className={styles.head}>
        <h2 className={styles.title}>
          {title} <span className="ls-quiet">{unit}</span>
        </h2>
        {quantity === 'rollingSharpe' && (
          <Select
            w={104}
            aria-label="Bars looked back"
            allowDeselect={false}
            value={lookback}
            data={lookbacks.map((bars) => ({ value: bars, label: `${bars} bars` }))}
            onChange={(bars) => setLookback(bars ?? lookback)}
          />
        )}
        <SegmentedControl
          aria-label="Quantity"
          value={quantity}
          data={[
            { value: 'equity', label: 'Equity' },
            { value: 'drawdown', label: 'Drawdown' },
            { value: 'rollingSharpe', label: 'Rolling Sharpe' },
          ]}
          onChange={setQuantity}
        />
        <SplitSelect value={split} onChange={setSplit} />
      </div>
      <Overlay runs={runs} split={split} quantity={quantity} rollingBars={Number(lookback)} />
    </section>
  );
}

interface OverlayProps {
  readonly runs: readonly RunSummary[];
  readonly split: SplitName;
  readonly quantity: Quantity;
  readonly rollingBars: number;
}

function Overlay({ runs, split, quantity, rollingBars }: OverlayProps): ReactNode {
  const palette = usePalette();
  const strokes = useStrokes();
  const ids = useMemo(() => runs.map(({ id }) => id), [runs]);
  const query = useCourses({ ids, split, rollingBars });
  const curves = useMemo((): readonly TimeCurve[] => {
    const courses = query.data?.runs ?? [];
    const own = runs.flatMap((run) => {
      const course = courses.find(({ id }) => id === run.id);
      return course === undefined
        ? []
        : [{ ...curveOf(run, course, quantity, palette), stroke: strokes.get(run.id) }];
    });
    return quantity === 'equity' ? [...own, ...buyAndHold(runs, courses, palette.crosshair)] : own;
  }, [query.data, runs, strokes, quantity, palette]);
  if (query.error !== null) return <ErrorState error={query.error} />;
  if (query.data === undefined) return <Skeleton h={340} />;
  const { title, step } = about[quantity];
  return (
    <div className={styles.chart}>
      <LineChart
        label={`${title} of ${runs.length} runs`}
        testId="compare-equity-chart"
        curves={curves}
        format={formats[quantity]}
        step={step}
        baseline={0}
      />
    </div>
  );
}

function curveOf(run: RunSummary, course: RunCourse, quantity: Quantity, palette: ChartPalette): TimeCurve {
  return {
    id: `run-${run.id}`,
    label: run.name,
    time: course.time,
    values: quantity === 'equity' ? course.equity.map((value) => value - 1) : course[quantity],
    color: seriesColor(palette, run.color),
  };
}

/** One dashed curve for each series that is held: runs on the same series hold the same thing. */
function buyAndHold(
  runs: readonly RunSummary[],
  courses: readonly RunCourse[],
  color: string,
): readonly TimeCurve[] {
  const names = [...new Set(runs.map((run) => run.seriesName))];
  return names.flatMap((name): TimeCurve[] => {
    const held = runs.find((run) => run.seriesName === name);
    const course = courses.find(({ id }) => id === held?.id);
    if (course === undefined) return [];
    return [
      {
        id: `hold-${name}`,
        label: names.length === 1 ? 'Buy and hold' : `Buy and hold ${name}`,
        time: course.time,
        values: course.buyAndHold.map((value) => value - 1),
        color,
        stroke: 'dashed',
      },
    ];
  });
}
