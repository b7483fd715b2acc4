import type { FeatureDescriptor } from '@shared/features';
import type { Dimension, Proposed } from '@shared/sweep-plan';
import type { SweepDetail, TrialRow } from '@shared/sweeps';
import type { ValueAxis } from '../../../charts/value-axis';
import { toJson } from '../../experiments/spec-defaults';
import { dimensionName } from '../../experiments/sweep/words';
import { dimensionAxis, objectiveAxis } from './axes';
import { proposedWords } from './dimension-words';
import { frontOf, type Outcome, outcomesOf } from './front';
import { goodnessOf } from './goodness';
import { type ObjectiveWords, objectiveWords } from './objective-words';
import type { ReadAxis } from './selection';
import { bestSeen, isJudged, objectiveValue } from './trial-values';

export interface DimensionView {
  readonly dimension: Dimension;
  readonly path: string;
  readonly title: string;
  readonly axis: ValueAxis;
  /** Of what was proposed. */
  readonly textOf: (value: Proposed | undefined) => string;
}

export interface ObjectiveView {
  readonly index: number;
  readonly metric: string;
  readonly isLessBetter: boolean;
  readonly words: ObjectiveWords;
  /** Over all values so far, without those far worse than the rest, of which there are `beyond`. */
  readonly axis: ValueAxis;
  readonly beyond: number;
  /** By the numbers of trials, from 0, the worst, to 1. */
  readonly goodness: ReadonlyMap<number, number>;
}

/** A sweep as its charts and its table have it: everything that follows from its trials so far. */
export interface SweepView {
  readonly sweep: SweepDetail;
  readonly trials: readonly TrialRow[];
  /** Trials by their states, as the charts have them. */
  readonly counts: SweepDetail['counts'];
  /** Trials that have ended. */
  readonly ended: number;
  readonly dimensions: readonly DimensionView[];
  readonly objectives: readonly ObjectiveView[];
  /** Numbers of the best trial, or of the front of two objectives. */
  readonly best: ReadonlySet<number>;
  /** What trials can be selected by. */
  readonly readAxes: readonly ReadAxis[];
}

/** What does not change as trials come in. */
export function dimensionsOf(
  spec: SweepDetail['spec'],
  catalog: readonly FeatureDescriptor[],
): readonly DimensionView[] {
  const draft = toJson(spec);
  const space = spec.sweep?.space ?? [];
  const names = space.map(({ path }) => dimensionName(path, draft, catalog));
  return space.map((dimension, k) => {
    const { path } = dimension;
    const name = names[k] ?? path;
    // Two features of a kind have the same name.
    const title = names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${path})`;
    return {
      dimension,
      path,
      title,
      textOf: proposedWords(dimension),
      axis: dimensionAxis(dimension, title),
    };
  });
}

export function sweepView(
  sweep: SweepDetail,
  dimensions: readonly DimensionView[],
  trials: readonly TrialRow[],
): SweepView {
  const [first, second] = sweep.objectives;
  const front =
    first === undefined || second === undefined ? [] : frontOf(outcomesOf(trials), [first, second]);
  const objectives = sweep.objectives.map(({ metric, isLessBetter }, index): ObjectiveView => {
    const words = objectiveWords(metric, sweep.spec);
    const values = trials.flatMap((trial) => {
      const value = isJudged(trial, index) ? objectiveValue(trial, index) : null;
      return value === null ? [] : [value];
    });
    return {
      index,
      metric,
      isLessBetter,
      words,
      ...objectiveAxis(
        `objective.${index}`,
        words,
        {
          values,
          best: bestSeen(trials, index, isLessBetter),
          front: front.map((one) => (index === 0 ? one.first : one.second)),
        },
        { isLessBetter },
      ),
      goodness: goodnessOf(trials, index, { isLessBetter }),
    };
  });
  const counts = countsOf(trials);
  return {
    sweep,
    trials,
    counts,
    ended: trials.length - counts.running,
    dimensions,
    objectives,
    best: bestOf(objectives, front),
    readAxes: [
      ...dimensions.map(({ path, axis }) => ({ axis, read: ({ proposal }: TrialRow) => proposal[path] })),
      ...objectives.map(({ index, axis }) => ({
        axis,
        read: (trial: TrialRow) => objectiveValue(trial, index),
      })),
    ],
  };
}

function countsOf(trials: readonly TrialRow[]): SweepDetail['counts'] {
  const counts = { running: 0, done: 0, pruned: 0, failed: 0 };
  for (const { state } of trials) counts[state]++;
  return counts;
}

function bestOf([first, second]: readonly ObjectiveView[], front: readonly Outcome[]): ReadonlySet<number> {
  if (first === undefined) return new Set();
  if (second !== undefined) return new Set(front.map(({ number }) => number));
  for (const [number, goodness] of first.goodness) if (goodness === 1) return new Set([number]);
  return new Set();
}
