import { ensembleOf } from '@core/evaluation/ensemble';
import type { Predictions } from '@core/evaluation/predictions';
import { describe, expect, it } from 'vitest';

const said = (changes: Partial<Predictions>): Predictions => ({
  probability: Float64Array.of(0.5),
  probabilityDown: null,
  forecast: null,
  ...changes,
});

describe('the ensemble of several models', () => {
  it('of one is that one, to the bit', () => {
    const one = said({ probability: Float64Array.of(0.1 + 0.2, NaN) });
    expect(ensembleOf([one])).toBe(one);
  });

  it('says the mean of their probabilities, and nothing where one says nothing', () => {
    const up = (...values: number[]) => said({ probability: Float64Array.from(values) });
    const { probability } = ensembleOf([up(0.2, 0.5, NaN), up(0.6, 0.5, 0.5), up(0.7, 0.5, 0.5)]);
    expect(probability[0]).toBeCloseTo(0.5, 15);
    expect([...probability].slice(1)).toEqual([0.5, NaN]);
  });

  it('keeps three classes summing to 1', () => {
    const three = (up: number, down: number) =>
      said({ probability: Float64Array.of(up), probabilityDown: Float64Array.of(down) });
    const { probability, probabilityDown } = ensembleOf([three(0.5, 0.2), three(0.1, 0.6)]);
    expect([probability[0], probabilityDown![0]]).toEqual([0.3, 0.4]);
  });

  it('of normal forecasts has the moments of their mixture: disagreement widens it', () => {
    const normal = (centre: number, sd: number) =>
      said({ forecast: { kind: 'normal', centre: Float64Array.of(centre), sd: Float64Array.of(sd) } });
    const { forecast } = ensembleOf([normal(1, 0.3), normal(3, 0.4)]);
    if (forecast?.kind !== 'normal') throw new Error('A normal forecast was expected.');
    expect(forecast.centre[0]).toBe(2);
    // E[x^2] - E[x]^2 of the mixture, the long way.
    const square = (1 ** 2 + 0.3 ** 2 + 3 ** 2 + 0.4 ** 2) / 2;
    expect(forecast.sd[0]).toBeCloseTo(Math.sqrt(square - 4), 14);
  });

  it('of quantiles has the mean of each level, of numbers the mean', () => {
    const levels = [0.1, 0.5, 0.9];
    const quantiles = (...values: number[]) =>
      said({ forecast: { kind: 'quantiles', levels, values: Float64Array.from(values) } });
    expect(ensembleOf([quantiles(-2, 0, 1), quantiles(-1, 1, 5)]).forecast).toEqual({
      kind: 'quantiles',
      levels,
      values: Float64Array.of(-1.5, 0.5, 3),
    });
    const point = (centre: number) => said({ forecast: { kind: 'point', centre: Float64Array.of(centre) } });
    expect(ensembleOf([point(1), point(2)]).forecast).toEqual({
      kind: 'point',
      centre: Float64Array.of(1.5),
    });
  });
});
