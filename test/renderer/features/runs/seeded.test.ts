import { percent1 } from '@renderer/features/runs/metric';
import {
  figureOfSpread,
  seededFigure,
  seededTitle,
  seedsOf,
  seedsText,
} from '@renderer/features/runs/seeded';
import { formatRatio } from '@renderer/ui/format';
import type { SplitMetrics, Spread } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { split } from './sample-metrics';

const spread: Spread = { mean: 0.61, sd: 0.2, low: 0.36, high: 0.86, count: 5 };
const seeded: SplitMetrics = {
  ...split,
  overSeeds: {
    'trading.sharpe': spread,
    accuracy: { mean: 0.52, sd: null, low: null, high: null, count: 1 },
    mcc: { mean: null, sd: null, low: null, high: null, count: 0 },
  },
  intervals: { 'trading.sharpe': { low: -0.2, high: 1.9 }, mcc: { low: null, high: null } },
};

describe('a figure over seeds', () => {
  it('is their mean and deviation, and that of the ensemble stands beside', () => {
    expect(seedsOf(seeded)).toBe(5);
    expect(seededFigure(seeded, 'trading.sharpe', 0.97)).toEqual({
      value: 0.61,
      sd: 0.2,
      spread,
      ensemble: 0.97,
      interval: { low: -0.2, high: 1.9 },
    });
  });

  it('is undefined where it is so of every seed, whatever the ensemble has', () => {
    expect(seededFigure(seeded, 'mcc', 0.1)).toMatchObject({ value: null, sd: null, ensemble: 0.1 });
    expect(seededFigure(seeded, 'mcc', 0.1).interval).toBeNull();
  });

  it('is what it is where there is one seed, without a spread', () => {
    const one: SplitMetrics = {
      ...seeded,
      overSeeds: { 'trading.sharpe': { ...spread, mean: 0.97, sd: null, low: null, high: null, count: 1 } },
    };
    expect(seededFigure(one, 'trading.sharpe', 0.97)).toEqual({
      value: 0.97,
      sd: null,
      spread: null,
      ensemble: null,
      interval: { low: -0.2, high: 1.9 },
    });
    expect(seededFigure(split, 'accuracy', 0.5)).toMatchObject({ value: 0.5, spread: null });
  });

  it('of a fold is what its seeds have', () => {
    expect(figureOfSpread(spread)).toMatchObject({ value: 0.61, sd: 0.2, ensemble: null });
    expect(figureOfSpread(undefined)).toMatchObject({ value: null, sd: null, spread: null });
  });

  it('tells everything in its title', () => {
    expect(seededTitle(seededFigure(seeded, 'trading.sharpe', 0.97), formatRatio)).toBe(
      '5 seeds: 0.61 ± 0.20 s.d., mean 95% 0.36 to 0.86\nEnsemble of the seeds: 0.97\nBootstrap 95%: −0.20 to 1.90',
    );
    expect(seededTitle(seededFigure(seeded, 'accuracy', 0.5), percent1)).toBe(
      'Known of one seed: no spread\nEnsemble of the seeds: 50.0%',
    );
    expect(seededTitle(seededFigure(split, 'accuracy', 0.5), percent1)).toBeUndefined();
  });

  it('says that one seed has no spread', () => {
    expect(seedsText(1)).toBe('1 seed: no spread known');
    expect(seedsText(0)).toBe('1 seed: no spread known');
    expect(seedsText(5)).toBe('5 seeds: mean ± s.d.');
  });
});
