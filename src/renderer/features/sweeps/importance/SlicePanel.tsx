import { Select } from '@mantine/core';
import { type ReactNode, useCallback, useMemo } from 'react';
import { PointChart } from '../../../charts/PointChart';
import { ChartPanel } from '../ChartPanel';
import { useSelection } from '../model/selection-store';
import type { ObjectiveView } from '../model/sweep-view';
import { thin } from '../model/thin';
import { beyondText, thinnedText } from '../model/thinned-text';
import { objectiveValue } from '../model/trial-values';
import { lookOf, lookWords, trialText } from '../model/trial-words';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';

const most = 3000;

interface Props {
  readonly objective: ObjectiveView;
  readonly path: string;
  readonly onChoose: (path: string) => void;
}

/** The value of every trial against one of its dimensions. */
export function SlicePanel({ objective, path, onChoose }: Props): ReactNode {
  const view = useSweepView();
  const { trials, dimensions, best } = view;
  const selected = useSelected();
  const open = useSelection((state) => state.open);
  const dimension = dimensions.find((one) => one.path === path) ?? dimensions[0]!;
  const { drawn, of } = useMemo(() => {
    const apply = trials.filter(({ proposal }) => proposal[dimension.path] !== undefined);
    return thin(apply, most, ({ number }) => best.has(number));
  }, [trials, dimension, best]);
  const points = useMemo(
    () =>
      drawn.flatMap((trial) => {
        const x = dimension.axis.positionOf(trial.proposal[dimension.path]);
        const y = objective.axis.positionOf(objectiveValue(trial, objective.index));
        if (x === null || y === null) return [];
        const isDim = selected !== null && !selected.has(trial.number);
        return [{ id: trial.number, x, y, look: lookOf(trial, best), isDim }];
      }),
    [drawn, dimension, objective, best, selected],
  );
  const describe = useCallback(
    (number: number): string => {
      const trial = trials.find((one) => one.number === number);
      return `${trialText(trial, view)}, ${dimension.title} ${dimension.textOf(trial?.proposal[dimension.path])}`;
    },
    [trials, view, dimension],
  );
  return (
    <ChartPanel
      title="Slice"
      remark={[thinnedText(drawn.length, of), beyondText(objective.beyond)].filter(Boolean).join('; ')}
      actions={
        <Select
          aria-label="Dimension of the slice"
          data={dimensions.map((one) => ({ value: one.path, label: one.title }))}
          value={dimension.path}
          onChange={(value) => value !== null && onChoose(value)}
          data-testid="slice-dimension"
        />
      }
      testId="slice"
    >
      <div className={styles.chart}>
        <PointChart
          x={dimension.axis}
          y={objective.axis}
          points={points}
          words={lookWords}
          describe={describe}
          hint="Point at a trial"
          onOpen={open}
          label={`${objective.words.title} against ${dimension.title}`}
          testId="slice-chart"
        />
      </div>
    </ChartPanel>
  );
}
