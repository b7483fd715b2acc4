import type { SpecFault } from '@shared/spec';
import type { FoldSettings } from './fold';
import { separationFaults } from './reach';
import type { Samples } from './samples';

/** What is wrong with the settings that all splitters share, on these samples. */
export function settingsFaults(samples: Samples, settings: FoldSettings): readonly SpecFault[] {
  const { validation, minTrain } = settings;
  const faults = [...separationFaults(samples, settings)];
  if (validation.kind === 'share' && !(validation.share >= 0 && validation.share < 1))
    faults.push({
      path: 'split.validation',
      message: `must be a share from 0 to below 1, not ${validation.share}`,
    });
  if (validation.kind === 'bars') faults.push(...countFaults('split.validation', validation.bars, 0));
  faults.push(...countFaults('split.minTrain', minTrain, 0));
  if (samples.at.length === 0)
    faults.push({
      path: 'split',
      message: 'finds no rows to split: no bar has both a complete window and a label',
    });
  return faults;
}

/** A fault where a count is not a whole number of at least so many. */
export function countFaults(path: string, count: number, least: number): readonly SpecFault[] {
  if (Number.isInteger(count) && count >= least) return [];
  return [{ path, message: `must be a whole number from ${least}, not ${count}` }];
}
