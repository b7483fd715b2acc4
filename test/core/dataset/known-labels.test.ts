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
