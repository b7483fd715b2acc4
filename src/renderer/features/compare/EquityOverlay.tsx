import { SegmentedControl, Skeleton } from '@mantine/core';
import type { RunSummary, SplitName } from '@shared/runs';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { runResultQuery } from '../../api/queries';
import { LineChart } from '../../charts/LineChart';
import type { TimeCurve } from '../../charts/types';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { ErrorState } from '../../ui/ErrorState';
import { formatChange, formatPercent } from '../../ui/format';
import { SplitSelect } from '../runs/SplitSelect';
import styles from './compare.module.css';

type Quantity = 'equity' | 'drawdown';

/** Equity or drawdown of all runs on one time axis, with buy and hold where they share their bars. */
export function EquityOverlay({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [split, setSplit] = useState<SplitName>('test');
  const [quantity, setQuantity] = useState<Quantity>('equity');
  return (
    <section className={styles.block} data-testid="compare-equity">
      <div className={styles.head}>
        <h2 className={styles.title}>
          {quantity === 'equity' ? 'Equity' : 'Drawdown'}{' '}
          <span className="ls-quiet">
            {quantity === 'equity'
              ? 'return since the start of the split, after costs'
              : 'loss from the peak so far, after costs'}
          </span>
        </h2>
        <SegmentedControl
          aria-label="Quantity"
          value={quantity}
          data={[
            { value: 'equity', label: 'Equity' },
            { value: 'drawdown', label: 'Drawdown' },
          ]}
          onChange={setQuantity}
        />
        <SplitSelect value={split} onChange={setSplit} />
      </div>
      <Overlay runs={runs} split={split} quantity={quantity} />
    </section>
  );
}

interface OverlayProps {
  readonly runs: readonly RunSummary[];
  readonly split: SplitName;
  readonly quantity: Quantity;
}

function Overlay({ runs, split, quantity }: OverlayProps): ReactNode {
  const palette = usePalette();
  const results = useQueries({
    queries: runs.map((run) => runResultQuery(run.id, split)),
    combine: (queries) => ({
      data: queries.flatMap((query) => query.data ?? []),
      isPending: queries.some((query) => query.isPending),
      error: queries.find((query) => query.error)?.error ?? null,
    }),
  });
  const curves = useMemo((): readonly TimeCurve[] => {
    if (results.data.length !== runs.length) return [];
    const own = runs.map((run, index): TimeCurve => {
      const result = results.data[index]!;
      return {
        id: `run-${run.id}`,
        label: run.name,
        time: result.time,
        values: quantity === 'equity' ? result.equity.map((value) => value - 1) : result.drawdown,
        color: seriesColor(palette, run.color),
      };
    });
    if (quantity === 'drawdown') return own;
    return [...own, ...buyAndHold(runs, results.data, palette.crosshair)];
  }, [results.data, runs, quantity, palette]);
  if (results.error !== null) return <ErrorState error={results.error} />;
  if (results.isPending) return <Skeleton h={340} />;
  return (
    <div className={styles.chart}>
      <LineChart
        label={`${quantity === 'equity' ? 'Equity' : 'Drawdown'} of ${runs.length} runs`}
        testId="compare-equity-chart"
        curves={curves}
        format={quantity === 'equity' ? formatGain : formatLossShare}
        step={0.001}
        baseline={0}
      />
    </div>
  );
}

const formatGain = (value: number): string => formatChange(value, 1);
const formatLossShare = (value: number): string => formatPercent(value, 1);

interface Held {
  readonly time: Float64Array;
  readonly buyAndHold: Float64Array;
}

/** One dashed curve for each series that is held: runs on the same series hold the same thing. */
function buyAndHold(
  runs: readonly RunSummary[],
  results: readonly Held[],
  color: string,
): readonly TimeCurve[] {
  const names = [...new Set(runs.map((run) => run.seriesName))];
  return names.map((name): TimeCurve => {
    const index = runs.findIndex((run) => run.seriesName === name);
    const { time, buyAndHold: values } = results[index]!;
    return {
      id: `hold-${name}`,
      label: names.length === 1 ? 'Buy and hold' : `Buy and hold ${name}`,
      time,
      values: values.map((value) => value - 1),
      color,
      isDashed: true,
    };
  });
}
