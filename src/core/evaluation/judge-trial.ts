import type { Objective } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';
import type { Lesson, PreparedExperiment } from '../dataset/prepare';
import { objectiveValue } from '../search/objectives';
import { mean, returnsOf, sampleDeviation } from '../stats/returns';
import { nullIfNaN } from '../stats/undefined';
import { decideByValidation } from './decided-fold';
import { ensembleOf } from './ensemble';
import { nextStart } from './evaluate';
import { evaluateSplit, type SplitEvaluation } from './evaluate-split';
import type { Predictions } from './predictions';
import { extremesOf } from './split-bars';
import { validationPredictions } from './split-predictions';
import { figuresOf } from './spreads';
import { type RunTerms, termsOf } from './terms';

/** A trained model of a trial, and what its head says of the validation rows of its fold. */
export interface TrialModel {
  readonly fold: number;
  readonly seed: number;
  /** Of its best epoch. */
  readonly validationLoss: number;
  readonly outputs: Float32Array; // [validation, outputs]
}

/** Returns of an account by the times of the closes that they lead to, ascending and each once. [returns] each */
export interface ReturnsInTime {
  readonly time: Float64Array;
  readonly value: Float64Array;
}

export interface JudgedTrial extends Pick<TrialRecord, 'figures' | 'values'> {
  /** Of the seeds of each fold as an ensemble, after costs; null where nothing is traded. */
  readonly returns: ReturnsInTime | null;
}

/**
 * Judges the models of a trial by the validation rows of their folds, each by itself: calibration and threshold are fitted on those rows, as
 * in a run. Nothing is read of test rows but where they begin.
 *
 * An objective is undefined where its figure is undefined of more than half of the models: else a trial could win by the few folds in
 * which it did anything.
 */
export function judgeTrial(
  experiment: PreparedExperiment,
  models: readonly TrialModel[],
  objectives: readonly Objective[],
): JudgedTrial {
  const terms = termsOf(experiment);
  const folds = foldsOf(experiment, models).map((fold) => judgeFold(experiment, terms, fold));
  const figures = figuresOver(folds.flatMap((fold) => fold.figures));
  const known = (path: string) => {
    const figure = figures[path];
    return figure !== undefined && 2 * figure.count >= models.length ? figure : { mean: null, sd: null };
  };
  return {
    figures,
    values: objectives.map((objective) => nullIfNaN(objectiveValue(objective, known(objective.metric)))),
    returns:
      terms.kind === 'volatility'
        ? null
        : inTime(
            terms,
            folds.map(({ account }) => account),
          ),
  };
}

type Figures = ReadonlyMap<string, number>;

interface FoldModels {
  readonly lesson: Lesson;
  readonly models: readonly TrialModel[];
}

interface JudgedFold {
  /** Of each model. */
  readonly figures: readonly Figures[];
  /** Of the ensemble. */
  readonly account: SplitEvaluation;
}

function foldsOf(experiment: PreparedExperiment, models: readonly TrialModel[]): readonly FoldModels[] {
  const folds = [...new Set(models.map(({ fold }) => fold))].sort((a, b) => a - b);
  return folds.map((fold) => ({
    lesson: experiment.lesson(fold),
    models: models.filter((model) => model.fold === fold),
  }));
}

function judgeFold(
  { spec }: PreparedExperiment,
  terms: RunTerms,
  { lesson, models }: FoldModels,
): JudgedFold {
  const starts = [lesson.rows.train, lesson.rows.test].flatMap((rows) =>
    rows.length === 0 ? [] : [extremesOf(terms.traded.momentsOf(rows)).first],
  );
  const judge = (predictions: Predictions): SplitEvaluation => {
    const said = decideByValidation(spec.decision, terms, lesson, predictions, false).validation;
    const endBefore = nextStart(terms, said, starts);
    return evaluateSplit(terms, { split: 'validation', said, endBefore, hasIntervals: false });
  };
  const said = models.map(({ outputs }) => validationPredictions(lesson, outputs));
  const judged = said.map(judge);
  return {
    figures: judged.map(
      ({ metrics }, k) => new Map([['loss', models[k]!.validationLoss], ...figuresOf(metrics)]),
    ),
    account: judged.length === 1 ? judged[0]! : judge(ensembleOf(said)),
  };
}

function figuresOver(models: readonly Figures[]): TrialRecord['figures'] {
  const paths = [...(models[0]?.keys() ?? [])];
  return Object.fromEntries(
    paths.map((path) => {
      const known = Float64Array.from(models, (figures) => figures.get(path) ?? NaN).filter(
        (value) => !Number.isNaN(value),
      );
      const figure = { mean: nullIfNaN(mean(known)), sd: nullIfNaN(sampleDeviation(known)) };
      return [path, { ...figure, count: known.length }];
    }),
  );
}

/** A bar on which several folds are validated counts once, as the first of them traded it. */
function inTime({ traded }: RunTerms, accounts: readonly SplitEvaluation[]): ReturnsInTime {
  const byBar = new Map<number, number>();
  for (const { range, result } of accounts) {
    returnsOf(result.equity).forEach((value, t) => {
      const bar = range.start + t + 1;
      if (!byBar.has(bar)) byBar.set(bar, value);
    });
  }
  const bars = Int32Array.from(byBar.keys()).sort();
  return {
    time: Float64Array.from(bars, (bar) => traded.bars.time[bar]!),
    value: Float64Array.from(bars, (bar) => byBar.get(bar)!),
  };
}
