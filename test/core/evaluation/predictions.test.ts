import { chanceOfRise, type Predictions, predictionsOf, residualSd } from '@core/evaluation/predictions';
import type { Loss } from '@core/lstm/losses';
import { lossAndGradient } from '@core/lstm/losses';
import { centreOf, intervalOf } from '@core/stats/forecast';
import { forecastErrors } from '@core/stats/forecast-figures';
import { normalCdf } from '@core/stats/normal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const target = { mean: 0.001, sd: 0.02 };
const binary: Loss = { kind: 'binary', classWeights: [1, 1], smoothing: 0 };
const categorical: Loss = { kind: 'categorical', classWeights: [1, 1, 1], smoothing: 0 };
const quantile: Loss = { kind: 'quantile', levels: [0.1, 0.5, 0.9] };
const logits = fc.array(fc.float({ min: -200, max: 200, noNaN: true }), { minLength: 3, maxLength: 60 });

const forecastOf = ({ forecast }: Predictions) => {
  if (forecast === null) throw new Error('There is no forecast.');
  return forecast;
};

describe('P(up) of classes', () => {
  it('is the sigmoid of one logit', () => {
    const said = predictionsOf(binary, Float32Array.of(0, Math.log(3), -1000, 1000, NaN), null, NaN);
    expect(said.probability[0]).toBe(0.5);
    expect(said.probability[1]).toBeCloseTo(0.75, 7);
    expect([...said.probability.subarray(2)]).toEqual([0, 1, NaN]);
    expect([said.probabilityDown, said.forecast]).toEqual([null, null]);
  });

  it('is the softmax of three, down first and up last', () => {
    const said = predictionsOf(
      categorical,
      Float32Array.of(Math.log(2), Math.log(3), Math.log(5)),
      null,
      NaN,
    );
    expect(said.probabilityDown![0]).toBeCloseTo(0.2, 6);
    expect(said.probability[0]).toBeCloseTo(0.5, 6);
    expect(said.forecast).toBeNull();
  });

  it('are shares of a whole whatever the head says, and those that its loss is taken of', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const outputs = Float64Array.from(values.slice(0, values.length - (values.length % 3)));
        const { probability, probabilityDown } = predictionsOf(categorical, outputs, null, NaN);
        probability.forEach((up, row) => {
          const down = probabilityDown![row]!;
          expect(up).toBeGreaterThanOrEqual(0);
          expect(down).toBeGreaterThanOrEqual(0);
          expect(up + down).toBeLessThanOrEqual(1 + 1e-15);
          const head = outputs.subarray(3 * row, 3 * row + 3);
          expect(Math.exp(-lossAndGradient(categorical, head, Float64Array.of(2)).loss)).toBeCloseTo(up, 12);
          expect(Math.exp(-lossAndGradient(categorical, head, Float64Array.of(0)).loss)).toBeCloseTo(
            down,
            12,
          );
        });
      }),
    );
  });
});

describe('the chance of a rise', () => {
  const probability = Float64Array.of(0.6, 0.2, 0, NaN);

  it('is P(up) of two sides, and its share of both where flat is a third', () => {
    expect(chanceOfRise({ probability, probabilityDown: null })).toBe(probability);
    const chance = chanceOfRise({ probability, probabilityDown: Float64Array.of(0.2, 0.3, 0, NaN) });
    expect([...chance]).toEqual([expect.closeTo(0.75, 14), 0.4, 0.5, NaN]);
  });
});

describe('P(up) of numbers', () => {
  it('is Phi of mean over deviation where the head says both, the standardisation undone', () => {
    const said = predictionsOf(
      { kind: 'gaussian' },
      Float32Array.of(0.5, 0, -0.05, Math.log(4)),
      target,
      NaN,
    );
    expect(centreOf(forecastOf(said))[0]).toBeCloseTo(0.011, 15);
    expect(said.probability[0]).toBeCloseTo(normalCdf(0.011 / 0.02), 12);
    expect(said.probability[1]).toBeCloseTo(0.5, 8);
    const { low, high } = intervalOf(forecastOf(said))!;
    expect((high[0]! - low[0]!) / 2).toBeCloseTo(1.2815515655446004 * 0.02, 14);
    expect((high[1]! - low[1]!) / 2).toBeCloseTo(1.2815515655446004 * 0.04, 8);
  });

  it.each([{ kind: 'squared' }, { kind: 'huber', delta: 1 }] as const)(
    'is Phi of forecast over the spread given where the head says one number: $kind',
    (loss) => {
      const said = predictionsOf(loss, Float32Array.of(0.45, -0.05, NaN), target, 0.01);
      expect(said.probability[0]).toBeCloseTo(normalCdf(1), 6);
      expect(said.probability[1]).toBeCloseTo(0.5, 6);
      expect(said.probability[2]).toBeNaN();
      expect(intervalOf(forecastOf(said))).toBeNull();
    },
  );

  it('is read off the quantiles, put in order where they cross', () => {
    // In returns: -0.019, 0.001, 0.021, so that zero lies 0.95 of the way from 10 % to 50 %.
    const outputs = Float64Array.of(-1, 0, 1, 1, -1, 0, 0, NaN, 1);
    const said = predictionsOf(quantile, outputs, target, NaN);
    expect(said.probability[0]).toBeCloseTo(1 - (0.1 + 0.4 * 0.95), 12);
    expect(said.probability[1]).toBe(said.probability[0]);
    expect(said.probability[2]).toBeNaN();
    const { low, high } = intervalOf(forecastOf(said))!;
    expect([low[1], high[1]]).toEqual([low[0], high[0]]);
    expect(centreOf(forecastOf(said))[0]).toBeCloseTo(0.001, 15);
  });

  it('is above one half where the forecast is above zero', () => {
    const losses: readonly Loss[] = [{ kind: 'squared' }, { kind: 'gaussian' }, quantile];
    fc.assert(
      fc.property(fc.constantFrom(...losses), logits, (loss, values) => {
        const outputs = Float64Array.from(
          values.slice(0, values.length - (values.length % 6)),
          (z) => z / 50,
        );
        const said = predictionsOf(loss, outputs, target, 0.02);
        centreOf(forecastOf(said)).forEach((centre, row) => {
          if (Math.abs(centre) > 1e-12) expect(said.probability[row]! > 0.5).toBe(centre > 0);
        });
      }),
    );
  });

  it('needs to know how returns were standardised', () => {
    expect(() => predictionsOf({ kind: 'squared' }, Float32Array.of(1), null, 1)).toThrow(TypeError);
  });
});

describe('the likelihood of a normal forecast', () => {
  it('is the one that was trained for, less the logarithm of the scale', () => {
    const outputs = Float64Array.of(0.3, 0.2, -0.4, -0.5, 1, 0.1);
    const labels = Float64Array.of(0.1, -1, 2);
    const forecast = forecastOf(predictionsOf({ kind: 'gaussian' }, outputs, target, NaN));
    const returns = labels.map((label) => target.mean + target.sd * label);
    expect(forecastErrors(forecast, returns).nll).toBeCloseTo(
      lossAndGradient({ kind: 'gaussian' }, outputs, labels).loss + Math.log(target.sd),
      12,
    );
  });
});

describe('the spread of residuals', () => {
  it('is the sample deviation of outcome less forecast, in returns, over the rows that are known', () => {
    const outcome = Float64Array.of(0.001 + 0.02, 0.001, 0.001 - 0.02, NaN);
    expect(residualSd({ kind: 'squared' }, Float64Array.of(0, 0, 0, 7), target, outcome)).toBeCloseTo(
      0.02,
      12,
    );
  });

  it('is undefined of one row, and of losses that say how sure they are', () => {
    expect(residualSd({ kind: 'huber', delta: 1 }, Float64Array.of(0), target, Float64Array.of(1))).toBeNaN();
    expect(residualSd({ kind: 'gaussian' }, Float64Array.of(0, 0), target, Float64Array.of(1))).toBeNaN();
    expect(residualSd(binary, Float64Array.of(0), null, Float64Array.of(1))).toBeNaN();
  });
});
