import type { ExperimentSpec, SpecFault } from '@shared/spec';

/** What a label needs that the rest of the spec does not give. */
export function labelFaults({ label, data }: ExperimentSpec): readonly SpecFault[] {
  const isPanel = data.panel.length > 0;
  switch (label.kind) {
    case 'aboveMedian':
      if (isPanel) return [];
      return [
        {
          path: 'label.kind',
          message: 'compares series with each other, and there is only one; add others under data.panel',
        },
      ];
    case 'regime':
      if (label.regimes === 'rule' || !isPanel) return [];
      return [
        {
          path: 'label.regimes',
          message: 'must be "rule" for a panel: a hidden Markov model is fitted to one series',
        },
      ];
    case 'tripleBarrier':
    case 'meta':
      if (label.upper !== null || label.lower !== null) return [];
      return [
        { path: 'label.upper', message: 'and label.lower must not both be off: nothing would be touched' },
      ];
    default:
      return [];
  }
}
