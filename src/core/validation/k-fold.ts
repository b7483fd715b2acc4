import { blockFaults, equalBlocks } from './blocks';
import { settingsFaults } from './check-settings';
import { type FoldSettings, refusedSplit, type Split, splitOf } from './fold';
import { makeFold } from './make-fold';
import { reachOf } from './reach';
import type { Samples } from './samples';

export interface PurgedKFold extends FoldSettings {
  /** Folds, 2 or more. */
  readonly folds: number;
}

/**
 * Cuts time into k stretches and judges each by a model trained on all others, before and after, purged and embargoed. Every row is
 * tested exactly once. A model that has seen the future of its test may be compared with another, not believed as a
 * back-test. Lopez de Prado (2018), section 7.4.
 */
export function splitKFold(samples: Samples, settings: PurgedKFold): Split {
  const common = settingsFaults(samples, settings);
  const faults = [
    ...common,
    ...(common.length > 0 ? [] : blockFaults(samples, settings.folds, 'split.folds')),
  ];
  if (faults.length > 0) return refusedSplit(faults);
  const all = { from: 0, to: samples.at.length };
  const reach = reachOf(samples, settings);
  const folds = equalBlocks(samples, settings.folds).map((test, k) =>
    makeFold(`Fold ${k + 1}`, samples, reach, all, [test], settings),
  );
  return splitOf(folds);
}
