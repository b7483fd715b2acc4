import { bestOf, chosenRows, meanCurve, modelsOf } from '@renderer/features/runs/training/model-curves';
import type { CurveRow } from '@shared/runs';
import { describe, expect, it } from 'vitest';

const row = (model: number, epoch: number, validationLoss: number | null): CurveRow => ({
  model,
  epoch,
  trainLoss: 1,
  validationLoss,
  trainAccuracy: null,
  validationAccuracy: null,
  seconds: 0.5,
});
/** Two folds of two seeds; the last model has not begun. */
const rows = [
  row(0, 1, 0.7),
  row(0, 2, 0.6),
  row(0, 3, 0.65),
  row(1, 1, 0.8),
  row(1, 2, null),
  row(2, 1, 0.9),
];

describe('curves of many models', () => {
  it('tell a fold and a seed of each, and its best epoch', () => {
    expect(modelsOf(rows, 2, 7)).toEqual([
      { model: 0, fold: 0, seed: 7, epochs: 3, bestEpoch: 2, validationLoss: 0.6, seconds: 1.5 },
      { model: 1, fold: 0, seed: 8, epochs: 2, bestEpoch: 1, validationLoss: 0.8, seconds: 1 },
      { model: 2, fold: 1, seed: 7, epochs: 1, bestEpoch: 1, validationLoss: 0.9, seconds: 0.5 },
    ]);
    expect(bestOf([row(0, 1, null)])).toBeNull();
  });

  it('are chosen by fold, by seed or by both', () => {
    const models = (fold: number | null, place: number | null) => [
      ...new Set(chosenRows(rows, 2, { fold, place }).map(({ model }) => model)),
    ];
    expect(models(null, null)).toEqual([0, 1, 2]);
    expect(models(0, null)).toEqual([0, 1]);
    expect(models(null, 0)).toEqual([0, 2]);
    expect(models(0, 1)).toEqual([1]);
    expect(models(1, 1)).toEqual([]);
  });

  it('become a mean with what it lies between, over the models that reached the epoch', () => {
    const mean = meanCurve(rows, ({ validationLoss }) => validationLoss);
    expect(mean.map(({ epoch, models }) => [epoch, models])).toEqual([
      [1, 3],
      [2, 1],
      [3, 1],
    ]);
    expect(mean[0]!.value).toBeCloseTo(0.8, 12);
    expect(mean[0]).toMatchObject({ low: 0.7, high: 0.9 });
    expect(meanCurve([row(0, 1, null)], (one) => one.validationLoss)[0]).toMatchObject({
      value: null,
      models: 0,
    });
  });
});
