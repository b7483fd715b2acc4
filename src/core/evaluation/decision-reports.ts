import type { CalibrationReport, RunReport, ThresholdReport } from '@shared/run-report';
import type { ExperimentSpec } from '@shared/spec';
import { expectedValue } from '../backtest/choose-threshold';
import type { PreparedExperiment } from '../dataset/prepare';
import { brier } from '../stats/calibration/brier';
import { reliability } from '../stats/calibration/reliability';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import type { DecidedFold } from './decided-fold';
import { evaluateSplit, type JudgedSplit, judgedRows } from './evaluate-split';
import { meanIntervals } from './intervals';
import { chanceOfRise } from './predictions';
import { pathOf, type TestsByFold } from './stitched';
import type { RunTerms } from './terms';

const bins = 10;

/** How far probabilities are from what happened on the test rows, in ten bins of as many rows each. Null where none are judged. */
export function calibrationReport(
  { calibration }: ExperimentSpec['decision'],
  raw: JudgedSplit,
  calibrated: JudgedSplit,
): CalibrationReport | null {
  const sideOf = (said: JudgedSplit): CalibrationReport['raw'] => {
    const chance = chanceOfRise(said);
    const { points, expectedError } = reliability(chance, said.label, bins, 'count');
    return {
      points,
      expectedError: nullIfNaN(expectedError),
      brier: nullsForNaNs(brier(chance, said.label, bins, 'count')),
    };
  };
  const sides = { raw: sideOf(raw), calibrated: sideOf(calibrated) };
  return sides.raw.points.length === 0 ? null : { kind: calibration, ...sides };
}

/** The curve is that of the ensemble of the newest fold. Null where thresholds decide nothing. */
export function thresholdReport(
  { threshold }: ExperimentSpec['decision'],
  folds: readonly DecidedFold[],
): ThresholdReport | null {
  const trials = folds.at(-1)?.trials ?? [];
  if (trials.length === 0) return null;
  const intervals = meanIntervals(trials.map(({ returns }) => returns));
  return {
    chosenBy: threshold,
    used: folds.map(({ fold, rule }) => ({ fold, long: rule.long, short: rule.short })),
    curve: trials.map((trial, k) => ({
      threshold: trial.threshold,
      expected: nullIfNaN(expectedValue(trial)),
      low: nullIfNaN(intervals[k]!.low),
      high: nullIfNaN(intervals[k]!.high),
      trades: trial.trades,
    })),
  };
}

/** An account for each back-test path of a combinatorial split; those without a judged row are left out. */
export function pathReports(
  experiment: PreparedExperiment,
  terms: RunTerms,
  tests: TestsByFold,
): RunReport['paths'] {
  const endBefore = terms.traded.bars.time.length;
  return experiment.split.paths.flatMap((path, place) => {
    const said = pathOf(experiment, tests, path);
    if (judgedRows(said).length === 0) return [];
    const { metrics } = evaluateSplit(terms, { split: 'test', said, endBefore, hasIntervals: false });
    const { sharpe, totalReturn, maxDrawdown } = metrics.trading;
    return [{ path: place, sharpe, totalReturn, maxDrawdown }];
  });
}
