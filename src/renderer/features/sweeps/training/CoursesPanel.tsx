import { SegmentedControl } from '@mantine/core';
import type { TrialCurves } from '@shared/sweeps';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTrialCurves } from '../../../api/queries';
import { type Curve, CurvesChart } from '../../../charts/CurvesChart';
import { numberAxis } from '../../../charts/value-axis';
import { formatCount, formatNumber } from '../../../ui/format';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { ChartPanel } from '../ChartPanel';
import { curvePicks } from '../model/curve-picks';
import { objectiveWords } from '../model/objective-words';
import { robustRange } from '../model/robust-range';
import { useSelection } from '../model/selection-store';
import { lookOf, lookWords } from '../model/trial-words';
import { usePaced } from '../model/use-paced';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';

const most = 200;
const words = { ...lookWords, pruned: 'Pruned, ends at the dot' } as const;
type Unit = 'epoch' | 'fold';

/** The validation loss of trials on their way, which is what pruners go by. */
export function CoursesPanel(): ReactNode {
  const { sweep, trials, objectives } = useSweepView();
  const paced = usePaced(trials, 2000);
  const goodness = objectives[0]?.goodness;
  const picks = useMemo(
    () => curvePicks(paced, goodness ?? new Map<number, number>(), most),
    [paced, goodness],
  );
  const held = usePaced(picks, 2000);
  const query = useTrialCurves(sweep.id, held, paced.length, sweep.state === 'running');
  return (
    <QueryView query={query} skeleton={<LineSkeleton lines={8} />}>
      {(curves) => <Courses curves={curves} />}
    </QueryView>
  );
}

function Courses({ curves }: { readonly curves: TrialCurves }): ReactNode {
  const { sweep, trials, best } = useSweepView();
  const selected = useSelected();
  const open = useSelection((state) => state.open);
  const hasFolds = curves.some(({ foldLosses }) => foldLosses.length > 1);
  const [chosen, setChosen] = useState<Unit>('epoch');
  const unit = hasFolds ? chosen : 'epoch';
  const loss = objectiveWords('loss', sweep.spec);
  const drawn = useMemo(() => {
    const states = new Map(trials.map((trial) => [trial.number, trial]));
    const order = { failed: 0, pruned: 1, running: 2, done: 3, best: 4 } as const;
    return curves
      .flatMap(({ number, epochLosses, foldLosses }): readonly Curve[] => {
        const trial = states.get(number);
        const losses = unit === 'epoch' ? epochLosses : foldLosses;
        if (trial === undefined || losses.length === 0) return [];
        return [
          {
            id: number,
            look: lookOf(trial, best),
            isDim: selected !== null && !selected.has(number),
            points: losses.flatMap((value, k) => (Number.isFinite(value) ? [[k + 1, value] as const] : [])),
          },
        ];
      })
      .toSorted((a, b) => order[a.look] - order[b.look]);
  }, [curves, trials, unit, best, selected]);
  const { x, y } = useMemo(() => {
    const values = drawn.flatMap(({ points }) => points.map(([, value]) => value)).filter(Number.isFinite);
    const range = robustRange(values, { isLessBetter: true }) ?? { low: 0, high: 1, beyond: 0 };
    const last = drawn.reduce((longest, { points }) => Math.max(longest, points.length), 2);
    const axis = numberAxis({
      id: 'loss',
      title: loss.axisTitle,
      low: range.low,
      high: range.high,
      format: loss.format,
    });
    return {
      x: numberAxis({
        id: unit,
        title: unit === 'epoch' ? 'Epoch of the first model' : 'Fold',
        low: 1,
        high: last,
        format: formatNumber,
        about: 6,
        isTight: true,
        isWhole: true,
      }),
      y: axis,
    };
  }, [drawn, unit, loss.axisTitle, loss.format]);
  const describe = useCallback(
    (number: number, at: number, value: number) =>
      `Trial ${number}, ${unit} ${at}: ${loss.title.toLowerCase()} ${loss.format(value)}`,
    [unit, loss.title, loss.format],
  );
  const isSome = drawn.length < trials.length;
  return (
    <ChartPanel
      title="Intermediate values"
      remark={`validation loss; ${isSome ? `${formatNumber(drawn.length)} of ${formatCount(trials.length, 'trial')}, the best and the newest` : formatCount(drawn.length, 'trial')}`}
      isWide
      testId="courses"
      actions={
        hasFolds && (
          <SegmentedControl
            aria-label="Step of the losses"
            data={[
              { value: 'epoch', label: 'By epoch' },
              { value: 'fold', label: 'By fold' },
            ]}
            value={unit}
            onChange={(value) => setChosen(value === 'fold' ? 'fold' : 'epoch')}
          />
        )
      }
    >
      {drawn.length === 0 ? (
        <p className={styles.reason}>No trial has told a loss yet.</p>
      ) : (
        <div className={styles.tall}>
          <CurvesChart
            x={x}
            y={y}
            curves={drawn}
            words={words}
            describe={describe}
            hint="Point at a line"
            onOpen={open}
            label={`${loss.title} of trials by ${unit}`}
            testId="courses-chart"
          />
        </div>
      )}
    </ChartPanel>
  );
}
