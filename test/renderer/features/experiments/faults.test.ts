import { Faults, sectionOf } from '@renderer/features/experiments/faults';
import { describe, expect, it } from 'vitest';

const faults = new Faults([
  { path: 'decision.long', message: 'must not exceed 1' },
  { path: 'features[2].period', message: 'must be at least 2' },
  { path: 'features', message: 'must hold at least one feature' },
  { path: 'seed', message: 'must be a whole number' },
]);

describe('faults of a spec', () => {
  it('stand at their field as a sentence', () => {
    expect(faults.at('decision.long')).toBe('Must not exceed 1');
    expect(faults.at('decision.short')).toBeUndefined();
  });

  it('are found at an index however the path writes it', () => {
    expect(faults.at('features.2.period')).toBe('Must be at least 2');
    expect(faults.under('features.2')).toHaveLength(1);
    expect(faults.under('features.20')).toHaveLength(0);
  });

  it('are counted in the section of the form that mends them', () => {
    expect(faults.inSection('features')).toHaveLength(2);
    expect(faults.inSection('execution').map((fault) => fault.path)).toEqual(['seed']);
    expect(sectionOf('name')).toBe('name');
    expect(sectionOf('data.calendar')).toBe('data');
    expect(sectionOf('data.auxiliary.0.lag')).toBe('auxiliary');
  });
});
