import { labelKinds } from '@shared/spec-label';
import { describe, expect, it } from 'vitest';
import { experimentOn, stored } from '../evaluation/spoken';
import { makeSpec } from './make-spec';

const bars = stored(700);
const labels = [
  ...labelKinds.filter((kind) => kind !== 'aboveMedian').map((kind) => ({ kind, horizon: 3 })),
  { kind: 'regime', regimes: 'markov', horizon: 1 },
  { kind: 'regime', regimes: 'markov', horizon: 7 },
];
const splits = [
  { kind: 'chronological' },
  { kind: 'walkForward', length: 300, retrain: { every: 150, unit: 'bars' } },
  { kind: 'kFold', folds: 3 },
];

describe.each(labels)('rows of the label $kind over $horizon bars', (label) => {
  // Windows that are complete long before the slowest label is known.
  const early = { features: [{ kind: 'return' }], window: { lookback: 2 } };

  it.each(splits)('all have a label in every fold of $kind', (split) => {
    const experiment = experimentOn(makeSpec({ ...early, label, split }), bars);
    experiment.split.folds.forEach(({ flaw }, fold) => {
      expect(flaw).toBeNull();
      const { rows, labels: values } = experiment.lesson(fold);
      for (const row of [...rows.train, ...rows.validation, ...rows.test])
        expect(Number.isNaN(values[row])).toBe(false);
      for (const row of rows.unlabelled) expect(values[row]).toBeNaN();
    });
  });
});

describe('a price that stands still', () => {
  const still = Float64Array.from(bars.close, () => 100);
  const quiet = { ...bars, open: still, high: still, low: still, close: still };
  const refused = (label: object) => () =>
    experimentOn(makeSpec({ features: [{ kind: 'volumeZscore', period: 10 }], label }), quiet);

  it('is refused with what it is that has no value, or never changes', () => {
    for (const kind of ['volatility', 'tripleBarrier', 'meta'])
      expect(refused({ kind })).toThrow(
        `label.kind says ${kind}, which has no value on any bar: the price stands still`,
      );
    expect(refused({ kind: 'direction' })).toThrow(/the same label, not up: there is nothing to learn/);
    expect(refused({ kind: 'regime', regimes: 'markov' })).toThrow(/the price never changes its pace/);
  });
});

describe('regimes as a hidden Markov model tells them', () => {
  it('are learnt where the rule would tell but one, of which no fold is blamed', () => {
    const label = { kind: 'regime', regimes: 'markov', rise: 9, fall: 0.99 };
    const split = { kind: 'walkForward', length: 300, retrain: { every: 150, unit: 'bars' } };
    const { split: made, lesson, warnings } = experimentOn(makeSpec({ label, split }), bars);
    expect(made.folds.map(({ flaw }) => flaw)).toEqual(made.folds.map(() => null));
    expect(new Set(lesson(0).outcomes.filter((value) => !Number.isNaN(value))).size).toBeGreaterThan(1);
    expect(warnings.join(' ')).not.toMatch(/of the class/);
    const byRule = { ...label, regimes: 'rule' };
    expect(() => experimentOn(makeSpec({ label: byRule, split }), bars)).toThrow(/the same label, sideways/);
  });
});
