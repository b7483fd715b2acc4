import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { purgeFaults } from '../validation/chronological';

/** What must hold between the fields of a split; what the data must give is found when they are split. */
export function splitFaults({ split, label }: ExperimentSpec): readonly SpecFault[] {
  return [
    ...purgeFaults(split, label.horizon),
    ...choiceFaults(split),
    ...lengthFaults(split, label.horizon),
  ];
}

function choiceFaults(split: ExperimentSpec['split']): readonly SpecFault[] {
  if (split.kind !== 'combinatorial' || split.testBlocks < split.blocks) return [];
  return [
    {
      path: 'split.testBlocks',
      message: `must be below split.blocks, ${split.blocks}, not ${split.testBlocks}: something must be left to train on`,
    },
  ];
}

function lengthFaults(split: ExperimentSpec['split'], horizon: number): readonly SpecFault[] {
  if (split.kind !== 'walkForward' || split.length > horizon) return [];
  return [
    {
      path: 'split.length',
      message: `must be longer than the ${horizon} bars that a label reads ahead, not ${split.length}`,
    },
  ];
}
