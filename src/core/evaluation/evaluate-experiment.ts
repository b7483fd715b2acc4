import { AppError } from '@shared/errors';
import type { RunModel, RunReport } from '@shared/run-report';
import type { RunMetrics, RunResult, SplitMetrics, SplitName } from '@shared/runs';
import type { PreparedExperiment } from '../dataset/prepare';
import { returnsOf } from '../stats/returns';
import { calibrationReport, pathReports, thresholdReport } from './decision-reports';
import { evaluateRun, type RunEvaluation } from './evaluate';
import { experimentWarnings } from './experiment-warnings';
import { foldReports } from './fold-reports';
import { type JudgedTest, regimeReports, yearReports } from './parts';
import { figuresOf, spreadsOf } from './spreads';
import { headlineOf } from './stitched';
import { type RunTerms, termsOf } from './terms';
import { decideAllFolds, type Voice } from './voices';

/** What one trained model says: head outputs before any link function. */
export interface ModelOutputs {
  /** fold * seeds + place of the seed. */
  readonly model: number;
  readonly fold: number;
  readonly seed: number;
  /**
   * Of the rows of `rowsToPredict(experiment.lesson(fold))`; those of `train` are read of the newest fold alone and may be empty of the
   * others. [rows, outputs] each
   */
  readonly outputs: Readonly<Record<SplitName, Float32Array>>;
  readonly record: RunModel;
}

export interface ExperimentEvaluation {
  readonly metrics: RunMetrics;
  readonly results: Readonly<Record<SplitName, RunResult>>;
  readonly report: RunReport;
  /** What the reader should know before believing the figures, as sentences. */
  readonly warnings: readonly string[];
  /** Returns of the test account from bar to bar, after costs. [test bars - 1] */
  readonly returns: Float64Array;
  /** What the ensemble said of the test rows of all folds, and how it was judged: what baselines are compared with. */
  readonly test: JudgedTest;
}

/**
 * Judges all models of a run. The seeds of a fold speak as an ensemble (`ensembleOf`), whose figures are the run's; each seed is judged
 * as well, and `overSeeds` says how far they are apart. Calibration and thresholds are found for each of them by itself on the
 * validation rows of each fold (`decideFold`). The test rows of all folds are put together in order of time and traded in one account that
 * takes each fold's rule in turn (`headlineOf`); training and validation figures are those of the newest fold.
 *
 * @param models of every fold that was trained, all seeds of each
 * @throws AppError `invalid` where nothing can be judged
 */
export function evaluateExperiment(
  experiment: PreparedExperiment,
  models: readonly ModelOutputs[],
): ExperimentEvaluation {
  const { spec } = experiment;
  const terms = termsOf(experiment);
  const seeds = [...new Set(models.map(({ seed }) => seed))].sort((a, b) => a - b);
  const { ensemble, bySeed } = decideAllFolds(experiment, terms, models, seeds);
  const whole = judgeVoice(experiment, terms, ensemble, true);
  const alone =
    seeds.length === 1
      ? [withoutIntervals(whole)]
      : bySeed.map((voice) => judgeVoice(experiment, terms, voice, false));
  const tests: readonly JudgedTest[] = alone.map(({ said, run }) => ({ said, evaluation: run.test }));
  const testsByFold = ensemble.map((fold) => fold?.test ?? null);
  const rawByFold = ensemble.map((fold) => fold?.raw ?? null);
  const decided = ensemble.flatMap((fold) => fold ?? []);
  return {
    metrics: withSpreads(
      whole.run.metrics,
      alone.map(({ run }) => run.metrics),
    ),
    results: whole.run.results,
    report: {
      seeds: alone.map(({ run }, place) => ({ seed: seeds[place]!, metrics: run.metrics })),
      models: models.map(({ record }) => record),
      folds: foldReports(experiment, terms, bySeed),
      years: yearReports(terms, tests),
      regimes: regimeReports(terms, tests, spec.label),
      calibration: calibrationReport(spec.decision, headlineOf(experiment, rawByFold), whole.said),
      threshold: thresholdReport(spec.decision, decided),
      paths: pathReports(experiment, terms, testsByFold),
    },
    warnings: [...whole.run.warnings, ...experimentWarnings(experiment, decided, testsByFold)],
    returns: returnsOf(whole.run.results.test.equity),
    test: { said: whole.said, evaluation: whole.run.test },
  };
}

interface JudgedVoice {
  /** The test rows of all folds. */
  readonly said: JudgedTest['said'];
  readonly run: RunEvaluation;
}

function judgeVoice(
  experiment: PreparedExperiment,
  terms: RunTerms,
  voice: Voice,
  hasIntervals: boolean,
): JudgedVoice {
  const newest = voice.findLast((fold) => fold !== null) ?? null;
  if (newest === null || newest.train === null)
    throw new AppError('invalid', 'No model of the newest fold said anything, so there is nothing to judge.');
  const said = headlineOf(
    experiment,
    voice.map((fold) => fold?.test ?? null),
  );
  const { train, validation } = newest;
  return { said, run: evaluateRun(terms, { train, validation, test: said }, hasIntervals) };
}

function withoutIntervals({ said, run }: JudgedVoice): JudgedVoice {
  const bare = (metrics: SplitMetrics): SplitMetrics => ({ ...metrics, intervals: {} });
  const { train, validation, test } = run.metrics;
  return {
    said,
    run: { ...run, metrics: { train: bare(train), validation: bare(validation), test: bare(test) } },
  };
}

function withSpreads(ensemble: RunMetrics, seeds: readonly RunMetrics[]): RunMetrics {
  const spread = (split: SplitName): SplitMetrics => ({
    ...ensemble[split],
    overSeeds: spreadsOf(seeds.map((metrics) => figuresOf(metrics[split]))),
  });
  return { train: spread('train'), validation: spread('validation'), test: spread('test') };
}
