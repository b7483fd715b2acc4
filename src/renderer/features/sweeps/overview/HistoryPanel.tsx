import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { PointChart } from '../../../charts/PointChart';
import { numberAxis } from '../../../charts/value-axis';
import { formatNumber } from '../../../ui/format';
import { ChartPanel } from '../ChartPanel';
import { bestBy, improvements } from '../model/best-so-far';
import { useSelection } from '../model/selection-store';
import { thin } from '../model/thin';
import { beyondText, thinnedText, undefinedText } from '../model/thinned-text';
import { objectiveValue } from '../model/trial-values';
import { lookOf, lookWords, trialText } from '../model/trial-words';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import { ObjectivePicker } from '../ObjectivePicker';
import styles from '../sweep-page.module.css';

const most = 3000;
const frontWords = { ...lookWords, best: 'On the front' } as const;

/** The value of every trial by its number, and the best so far. */
export function HistoryPanel(): ReactNode {
  const { objectives } = useSweepView();
  const [chosen, setChosen] = useState(0);
  const objective = objectives[chosen] ?? objectives[0];
  return objective === undefined ? null : (
    <History
      index={objective.index}
      picker={
        <ObjectivePicker value={objective.index} onChange={setChosen} label="Objective of the history" />
      }
    />
  );
}

function History({ index, picker }: { readonly index: number; readonly picker: ReactNode }): ReactNode {
  const view = useSweepView();
  const selected = useSelected();
  const open = useSelection((state) => state.open);
  const { trials, best } = view;
  const objective = view.objectives[index]!;
  const found = useMemo(() => improvements(trials, index, objective), [trials, index, objective]);
  const last = trials.at(-1)?.number ?? 0;
  const x = useMemo(
    () =>
      numberAxis({
        id: 'number',
        title: 'Trial',
        low: 0,
        high: Math.max(last, 1),
        format: formatNumber,
        about: 6,
        isTight: true,
        isWhole: true,
      }),
    [last],
  );
  const { drawn, of } = useMemo(() => {
    const improved = new Set(found.map(({ number }) => number));
    return thin(trials, most, ({ number }) => improved.has(number) || best.has(number));
  }, [trials, found, best]);
  const points = useMemo(
    () =>
      drawn.flatMap((trial) => {
        // What failed has no value: it stands at the worse end.
        const value =
          trial.state === 'failed'
            ? objective.isLessBetter
              ? objective.axis.max
              : objective.axis.min
            : objective.axis.positionOf(objectiveValue(trial, index));
        if (value === null) return [];
        return [
          {
            id: trial.number,
            x: trial.number,
            y: value,
            look: lookOf(trial, best),
            isDim: selected !== null && !selected.has(trial.number),
          },
        ];
      }),
    [drawn, best, selected, objective, index],
  );
  const lines = useMemo(() => {
    const steps = found.map(({ number, value }) => [number, value] as const);
    const newest = steps.at(-1);
    return newest === undefined
      ? []
      : [{ id: 'best', label: 'Best so far', isStep: true, points: [...steps, [last, newest[1]] as const] }];
  }, [found, last]);
  const describe = useCallback(
    (number: number): string => {
      const trial = trials.find((one) => one.number === number);
      const by = bestBy(found, number);
      const bestText = by === null ? '' : `, best so far ${objective.words.format(by.value)}`;
      return `${trialText(trial, view)}${bestText}`;
    },
    [trials, found, objective, view],
  );
  return (
    <ChartPanel
      title="History"
      remark={[
        thinnedText(drawn.length, of),
        beyondText(objective.beyond),
        undefinedText(view.counts.done - objective.goodness.size),
      ]
        .filter(Boolean)
        .join('; ')}
      actions={picker}
      testId="history"
    >
      {points.every(({ look }) => look === 'failed') ? (
        <p className={styles.reason}>No trial has a value yet.</p>
      ) : (
        <div className={styles.chart}>
          <PointChart
            x={x}
            y={objective.axis}
            points={points}
            lines={lines}
            words={view.objectives.length === 2 ? frontWords : lookWords}
            describe={describe}
            hint="Point at a trial"
            onOpen={open}
            label={`${objective.words.title} of every trial by its number, and the best so far`}
            testId="history-chart"
          />
        </div>
      )}
    </ChartPanel>
  );
}
