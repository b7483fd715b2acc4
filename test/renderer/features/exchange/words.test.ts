import { takenText } from '@renderer/features/exchange/words';
import { expect, it } from 'vitest';

const nothing = { runIds: [], sweepIds: [], knownRuns: 0, knownSweeps: 0, furtherTrials: 0 };

it('says what an import brought, what was here already, and neither of what there is none of', () => {
  expect(takenText({ ...nothing, runIds: [1] })).toBe('Took 1 run');
  expect(takenText({ ...nothing, runIds: [1, 2], sweepIds: [3], knownRuns: 4 })).toBe(
    'Took 2 runs and 1 sweep; 4 runs were here already',
  );
  expect(takenText({ ...nothing, knownSweeps: 1, furtherTrials: 20 })).toBe(
    'Took no run or sweep; 1 sweep was here already; added 20 trials to sweeps that were here',
  );
});
