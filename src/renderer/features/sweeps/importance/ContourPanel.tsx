import { Select } from '@mantine/core';
import type { Contour } from '@shared/sweeps';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useContour } from '../../../api/queries';
import { PointChart } from '../../../charts/PointChart';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { ChartPanel } from '../ChartPanel';
import { edgesAround } from '../model/edges-around';
import { useSelection } from '../model/selection-store';
import type { DimensionView, ObjectiveView } from '../model/sweep-view';
import { thin } from '../model/thin';
import { thinnedText } from '../model/thinned-text';
import { lookOf, lookWords, trialText } from '../model/trial-words';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';
import own from './importance.module.css';

const most = 1500;

interface Props {
  readonly objective: ObjectiveView;
  readonly x: string;
  readonly y: string;
  readonly ended: number;
  readonly onChoose: (x: string, y: string) => void;
}

/** The objective over two dimensions, all others averaged out, and the trials on it. */
export function ContourPanel({ objective, x, y, ended, onChoose }: Props): ReactNode {
  const { sweep, dimensions } = useSweepView();
  const query = useContour(sweep.id, { x, y, objective: objective.index }, ended);
  const first = dimensions.find(({ path }) => path === x);
  const second = dimensions.find(({ path }) => path === y);
  const optionsBut = (other: string) =>
    dimensions.filter(({ path }) => path !== other).map(({ path, title }) => ({ value: path, label: title }));
  return (
    <ChartPanel
      title="Contour"
      remark="as the forest expects it"
      testId="contour"
      actions={
        <div className={own.axes}>
          <Select
            w={156}
            aria-label="Dimension along x"
            data={optionsBut(y)}
            value={x}
            onChange={(value) => value !== null && onChoose(value, y)}
            data-testid="contour-x"
          />
          <span className="ls-quiet">×</span>
          <Select
            w={156}
            aria-label="Dimension along y"
            data={optionsBut(x)}
            value={y}
            onChange={(value) => value !== null && onChoose(x, value)}
            data-testid="contour-y"
          />
        </div>
      }
    >
      <QueryView query={query} skeleton={<LineSkeleton lines={8} />}>
        {(contour) =>
          contour.reason !== null || first === undefined || second === undefined ? (
            <p className={styles.reason}>{contour.reason}</p>
          ) : (
            <Surface contour={contour} objective={objective} first={first} second={second} />
          )
        }
      </QueryView>
    </ChartPanel>
  );
}

interface SurfaceProps {
  readonly contour: Contour;
  readonly objective: ObjectiveView;
  readonly first: DimensionView;
  readonly second: DimensionView;
}

function Surface({ contour, objective, first, second }: SurfaceProps): ReactNode {
  const view = useSweepView();
  const { trials, best } = view;
  const selected = useSelected();
  const open = useSelection((state) => state.open);
  const surface = useMemo(() => {
    const edges = ({ axis, dimension }: DimensionView, values: readonly (number | string)[]) =>
      edgesAround(
        values.map(
          (value) => axis.positionOf(dimension.kind === 'toggle' ? value === 'on' : value) ?? Number.NaN,
        ),
        axis.min,
        axis.max,
      );
    return {
      label: objective.words.title,
      xEdges: edges(first, contour.x),
      yEdges: edges(second, contour.y),
      values: contour.values,
      format: objective.words.format,
      isLessBetter: objective.isLessBetter,
    };
  }, [contour, objective, first, second]);
  const points = useMemo(() => {
    const { drawn } = thin(trials, most, ({ number }) => best.has(number));
    return drawn.flatMap((trial) => {
      const x = first.axis.positionOf(trial.proposal[first.path]);
      const y = second.axis.positionOf(trial.proposal[second.path]);
      if (x === null || y === null || trial.state === 'running') return [];
      const isDim = selected !== null && !selected.has(trial.number);
      return [{ id: trial.number, x, y, look: lookOf(trial, best), isDim }];
    });
  }, [trials, first, second, best, selected]);
  const describe = useCallback(
    (number: number): string => {
      const trial = trials.find((one) => one.number === number);
      const places = [first, second].map(
        ({ title, path, textOf }) => `${title} ${textOf(trial?.proposal[path])}`,
      );
      return [trialText(trial, view), ...places].join(', ');
    },
    [trials, view, first, second],
  );
  return (
    <div className={own.contour}>
      <PointChart
        x={first.axis}
        y={second.axis}
        points={points}
        surface={surface}
        words={lookWords}
        describe={describe}
        hint={['Point at a trial', thinnedText(Math.min(points.length, trials.length), trials.length)]
          .slice(0, trials.length > most ? 2 : 1)
          .join('; ')}
        onOpen={open}
        label={`${objective.words.title} over ${first.title} and ${second.title}`}
        testId="contour-chart"
      />
    </div>
  );
}
