import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { SplitSpec } from '@shared/spec-split';
import { purgeBars, splitChronologically } from './chronological';
import { chronologicalFold } from './chronological-fold';
import { splitMomentsChronologically } from './chronological-moments';
import { type BacktestPath, splitCombinatorially } from './combinatorial';
import type { FoldSettings, Split } from './fold';
import { splitKFold } from './k-fold';
import type { Samples } from './samples';
import { splitWalkForward } from './walk-forward';

/** The folds of an experiment. */
export interface SplitSamples extends Split {
  /** Of a combinatorial split: back-tests over all rows, each put together from several folds; none of the others. */
  readonly paths: readonly BacktestPath[];
  /** Bars that lie between two neighbouring splits at least. */
  readonly purge: number;
}

/** Splits samples as the spec says. `dayOf`: day since 1970-01-01 of each moment. */
export function splitSamples(
  { split, window }: Pick<ExperimentSpec, 'split' | 'window'>,
  samples: Samples,
  dayOf: Int32Array,
): SplitSamples {
  const purge = purgeBars(split, window.lookback, samples.horizon);
  return { paths: [], ...splitBy(split, samples, dayOf, window.lookback), purge };
}

function splitBy(
  split: SplitSpec,
  samples: Samples,
  dayOf: Int32Array,
  lookback: number,
): Split & { readonly paths?: readonly BacktestPath[] } {
  switch (split.kind) {
    case 'chronological': {
      // Dates of a panel hold many rows, which must not be torn apart.
      if (samples.row !== samples.at) return splitMomentsChronologically(samples, split);
      const { rows, faults } = splitChronologically(samples.row, split, lookback, samples.horizon);
      return { folds: faults.length > 0 ? [] : [chronologicalFold(samples, rows)], faults };
    }
    case 'walkForward':
      return splitWalkForward(samples, dayOf, { ...split, ...settingsOf(split) });
    case 'kFold':
      return splitKFold(samples, { ...split, ...settingsOf(split) });
    case 'combinatorial':
      return splitCombinatorially(samples, { ...split, ...settingsOf(split) });
    default:
      return assertNever(split);
  }
}

function settingsOf({
  purge,
  embargo,
  minTrain,
  validation,
}: Exclude<SplitSpec, { kind: 'chronological' }>): FoldSettings {
  return { purge, embargo, minTrain, validation: { kind: 'share', share: validation } };
}
