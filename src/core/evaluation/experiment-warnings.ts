import type { ExperimentSpec } from '@shared/spec';
import { expectedValue, leastTrades } from '../backtest/choose-threshold';
import type { PreparedExperiment } from '../dataset/prepare';
import type { DecidedFold } from './decided-fold';
import { headlinePath, type TestsByFold } from './stitched';

/** What to know of how the headline came about, as sentences. */
export function experimentWarnings(
  { spec, split }: PreparedExperiment,
  folds: readonly DecidedFold[],
  tests: TestsByFold,
): readonly string[] {
  const path = headlinePath(split.paths, tests);
  return [
    ...splitWarnings(spec, path, split.paths.length),
    ...calibrationWarnings(folds),
    ...thresholdWarnings(spec, folds),
    ...betWarnings(spec),
  ];
}

function splitWarnings({ split }: ExperimentSpec, path: number | null, paths: number): readonly string[] {
  const hindsight =
    'its models were also trained on bars that came after those they are tested on, which nobody could have done at the time';
  if (split.kind === 'kFold') return [`The test figures are of a k-fold split: ${hindsight}.`];
  if (path === null) return [];
  return [
    `The test figures are those of back-test path ${path + 1} of ${paths} of a combinatorial split; look at the spread over all paths. Beware: ${hindsight}.`,
  ];
}

function calibrationWarnings(folds: readonly DecidedFold[]): readonly string[] {
  const without = folds.filter(({ isCalibrated }) => !isCalibrated);
  if (without.length === 0) return [];
  return [
    `The validation rows of ${named(without, folds)} are all of one class, so probabilities are left there as the model says them.`,
  ];
}

function thresholdWarnings({ decision }: ExperimentSpec, folds: readonly DecidedFold[]): readonly string[] {
  if (decision.threshold !== 'expectedValue') return [];
  const tried = folds.filter(({ trials }) => trials.length > 0);
  const idle = tried.filter(({ chosen }) => chosen === null);
  const losing = tried.filter(({ chosen }) => chosen !== null && !(expectedValue(chosen) > 0));
  return [
    ...(idle.length === 0
      ? []
      : [
          `On the validation rows of ${named(idle, folds)} no threshold makes ${leastTrades} trades, so those of the spec are used there.`,
        ]),
    ...(losing.length === 0
      ? []
      : [
          `On the validation rows of ${named(losing, folds)} no threshold earns anything after costs; the one that lost least is used.`,
        ]),
  ];
}

function betWarnings({ label, decision }: ExperimentSpec): readonly string[] {
  if (label.kind !== 'meta' || decision.short !== null) return [];
  return ['Bets on falling prices are judged but not taken, since the decision never goes short.'];
}

function named(some: readonly DecidedFold[], all: readonly DecidedFold[]): string {
  if (all.length === 1) return 'the run';
  const first = `fold ${some[0]!.fold + 1}`;
  const others = some.length === 2 ? '1 other' : `${some.length - 1} others`;
  return some.length === 1 ? first : `${first} and ${others} of ${all.length} folds`;
}
