import { type ReactNode, useCallback, useMemo } from 'react';
import { ParallelLines } from '../../../charts/ParallelLines';
import { ChartPanel } from '../ChartPanel';
import { useSelection } from '../model/selection-store';
import { thin } from '../model/thin';
import { thinnedText } from '../model/thinned-text';
import { trialText } from '../model/trial-words';
import { useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';

/** More lines than these are a grey wall, and slow to brush. */
const most = 1500;
/** Beyond so many axes names no longer find room beside each other. */
const mostAxes = 16;

/** Every dimension and objective as an axis; dragging along one selects trials on the whole page. */
export function ParallelPanel(): ReactNode {
  const view = useSweepView();
  const { trials, readAxes, objectives, best } = view;
  const { brushes, brush, open } = useSelection();
  const shownAxes = useMemo(
    () =>
      readAxes.length <= mostAxes
        ? readAxes
        : [...readAxes.slice(0, mostAxes - objectives.length), ...readAxes.slice(-objectives.length)],
    [readAxes, objectives.length],
  );
  const axes = useMemo(() => shownAxes.map(({ axis }) => axis), [shownAxes]);
  const goodness = objectives[0]?.goodness;
  const { drawn, of } = useMemo(
    () =>
      thin(
        trials.filter(({ state }) => state === 'done' || state === 'pruned'),
        most,
        ({ number }) => best.has(number),
      ),
    [trials, best],
  );
  const lines = useMemo(
    () =>
      drawn.map((trial) => ({
        id: trial.number,
        positions: shownAxes.map(({ axis, read }) => axis.positionOf(read(trial))),
        goodness: goodness?.get(trial.number) ?? null,
      })),
    [drawn, shownAxes, goodness],
  );
  const describe = useCallback(
    (number: number) =>
      trialText(
        trials.find((one) => one.number === number),
        view,
      ),
    [trials, view],
  );
  const hasGaps = lines.some(({ positions }) => positions.includes(null));
  const left = readAxes.length - shownAxes.length;
  return (
    <ChartPanel
      title="Parallel coordinates"
      remark={[
        'drag along an axis to select trials, click the stretch to take it away',
        thinnedText(drawn.length, of),
        hasGaps ? 'a line only passes an axis on which it has no value' : '',
        left > 0 ? `${left} further dimensions are in the table` : '',
      ]
        .filter(Boolean)
        .join('; ')}
      isWide
      testId="parallel"
    >
      {drawn.length === 0 ? (
        <p className={styles.reason}>No trial has a value yet.</p>
      ) : (
        <div className={styles.parallel}>
          <ParallelLines
            axes={axes}
            lines={lines}
            brushes={brushes}
            onBrush={brush}
            measure={objectives[0]?.words.title ?? ''}
            describe={describe}
            hint="Point at a line"
            onOpen={open}
            label="Every trial as a line through its dimensions and values"
            testId="parallel-chart"
          />
        </div>
      )}
    </ChartPanel>
  );
}
