import { type Loss, lossAndGradient, outputsOf, plainLoss } from '@core/lstm/losses';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { entriesOf, losses } from '../../suites/options';
import { noise } from '../../suites/oracle';

const { binary, squared, gaussian } = losses;
const one = (loss: Loss, outputs: readonly number[], label: number) =>
  lossAndGradient(loss, Float64Array.from(outputs), Float64Array.of(label));

/** Outputs and labels of a few rows. */
function rowsOf(loss: Loss, rows = 6) {
  const random = createRandom(4, 'outputs');
  const outputs = Float64Array.from({ length: rows * outputsOf(loss) }, () => 2 * random.normal());
  return { outputs, labels: noise(rows, 1, loss).labels };
}

describe.each(entriesOf(losses))('the loss "$name"', ({ it: loss }) => {
  const width = outputsOf(loss);

  it('has the gradient of its central differences', () => {
    const { outputs, labels } = rowsOf(loss);
    const { gradient } = lossAndGradient(loss, outputs, labels);
    for (let i = 0; i < outputs.length; i++) {
      const moved = (by: number) => outputs.map((z, k) => (k === i ? z + by : z));
      const rise = [1e-5, -1e-5].map((by) => lossAndGradient(loss, moved(by), labels).loss);
      expect(gradient[i]).toBeCloseTo((rise[0]! - rise[1]!) / 2e-5, 8);
    }
  });

  it('adds up over the parts of a batch', () => {
    const { outputs, labels } = rowsOf(loss);
    const whole = lossAndGradient(loss, outputs, labels);
    const first = lossAndGradient(loss, outputs.slice(0, 2 * width), labels.slice(0, 2), 6);
    const rest = lossAndGradient(loss, outputs.slice(2 * width), labels.slice(2), 6);
    expect(first.loss + rest.loss).toBeCloseTo(whole.loss, 14);
    expect([...first.gradient, ...rest.gradient]).toEqual([...whole.gradient]);
  });

  it('is NaN, not a number made up, when an output or a label is', () => {
    const { outputs, labels } = rowsOf(loss);
    for (let k = 0; k < width; k++) {
      const broken = outputs.map((z, i) => (i === 2 * width + k ? Number.NaN : z));
      expect(lossAndGradient(loss, broken, labels).loss).toBeNaN();
    }
    const unknown = labels.map((label, row) => (row === 3 ? Number.NaN : label));
    expect(lossAndGradient(loss, outputs, unknown).loss).toBeNaN();
  });

  it('is NaN over no rows', () => {
    expect(lossAndGradient(loss, new Float64Array(0), new Float64Array(0)).loss).toBeNaN();
  });

  it('leaves outputs and labels as they are', () => {
    const { outputs, labels } = rowsOf(loss);
    const kept = structuredClone({ outputs, labels });
    lossAndGradient(loss, outputs, labels);
    expect({ outputs, labels }).toEqual(kept);
  });

  it('is shown plain: without class weights and smoothing, else the same', () => {
    const plain = plainLoss(loss);
    expect(plain.kind).toBe(loss.kind);
    expect(outputsOf(plain)).toBe(width);
    expect(plainLoss(plain)).toEqual(plain);
    if ('classWeights' in plain) {
      expect(new Set(plain.classWeights)).toEqual(new Set([1]));
      expect(plain.smoothing).toBe(0);
    } else {
      expect(plain).toEqual(loss);
    }
  });
});

describe('cross-entropy', () => {
  it('is ln 2 or ln 3 where nothing is known', () => {
    expect(one(binary, [0], 1).loss).toBeCloseTo(Math.LN2, 15);
    for (const label of [0, 1, 2]) {
      expect(one(losses['three classes'], [0.7, 0.7, 0.7], label).loss).toBeCloseTo(Math.log(3), 15);
    }
  });

  it('neither overflows nor loses small losses at extreme outputs', () => {
    expect(one(binary, [800], 0).loss).toBe(800);
    expect(one(binary, [-800], 1).gradient[0]).toBe(-1);
    expect(one(binary, [-40], 0).loss / Math.exp(-40)).toBeCloseTo(1, 12);
    expect(one(losses['three classes'], [800, -800, 0], 1)).toEqual({
      loss: 1600,
      gradient: Float64Array.of(1, -1, 0),
    });
  });

  it('of two classes is that of one logit, the difference of the outputs', () => {
    const two = one({ kind: 'categorical', classWeights: [0.5, 2], smoothing: 0.1 }, [0.4, 1.7], 1);
    const logit = one({ kind: 'binary', classWeights: [0.5, 2], smoothing: 0.1 }, [1.3], 1);
    expect(two.loss).toBeCloseTo(logit.loss, 14);
    expect(two.gradient[1]).toBeCloseTo(logit.gradient[0]!, 14);
  });

  it('weighs rows by class and divides by the number of rows, not by the weights', () => {
    const weighted: Loss = { ...binary, classWeights: [0.5, 3] };
    const { loss } = lossAndGradient(weighted, Float64Array.of(0.3, -1.2), Float64Array.of(0, 1));
    expect(loss).toBeCloseTo((0.5 * one(binary, [0.3], 0).loss + 3 * one(binary, [-1.2], 1).loss) / 2, 14);
  });

  it('with smoothing is least short of certainty: at the smoothed label', () => {
    const smoothed: Loss = { ...binary, smoothing: 0.2 };
    expect(one(smoothed, [Math.log(0.9 / 0.1)], 1).gradient[0]).toBeCloseTo(0, 15);
    expect(one(smoothed, [Math.log(0.1 / 0.9)], 0).gradient[0]).toBeCloseTo(0, 15);
  });

  it('has no loss for a label that is no class', () => {
    for (const label of [-1, 3, 0.5]) expect(one(losses['three classes'], [1, 2, 3], label).loss).toBeNaN();
  });
});

describe('losses of numbers', () => {
  it('squared is the square of the error', () => {
    expect(one(squared, [5], 2)).toEqual({ loss: 9, gradient: Float64Array.of(6) });
  });

  it('huber is half the square up to delta and a line beyond, meeting at delta', () => {
    const huber: Loss = { kind: 'huber', delta: 0.5 };
    expect(one(huber, [2.25], 2).loss).toBe(0.03125);
    expect(one(huber, [2.5], 2)).toEqual({ loss: 0.125, gradient: Float64Array.of(0.5) });
    expect(one(huber, [12], 2)).toEqual({ loss: 0.5 * 10 - 0.125, gradient: Float64Array.of(0.5) });
    expect(one(huber, [-8], 2).gradient[0]).toBe(-0.5);
  });

  it('gaussian is the negative logarithm of the density, least at the true variance', () => {
    const [mean, deviation, at] = [0.3, 1.7, 2.1];
    const density =
      Math.exp(-((at - mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
    expect(one(gaussian, [mean, 2 * Math.log(deviation)], at).loss).toBeCloseTo(-Math.log(density), 14);
    expect(one(gaussian, [0, Math.log(4)], 2).gradient[1]).toBeCloseTo(0, 15);
  });

  it('quantile is least where the level splits the labels', () => {
    const labels = Float64Array.from({ length: 100 }, (_, k) => k);
    const lossAt = (value: number) =>
      lossAndGradient({ kind: 'quantile', levels: [0.25] }, new Float64Array(100).fill(value), labels).loss;
    for (const other of [10, 20, 23, 26, 40]) expect(lossAt(other)).toBeGreaterThan(lossAt(24.5));
  });

  it('quantile takes the mean over its levels, and the side of a larger label where there is no error', () => {
    expect(one({ kind: 'quantile', levels: [0.1, 0.9] }, [1, 1], 3).loss).toBeCloseTo((0.2 + 1.8) / 2, 15);
    expect(one({ kind: 'quantile', levels: [0.1, 0.9] }, [1, 1], -1).loss).toBeCloseTo((1.8 + 0.2) / 2, 15);
    expect([...one({ kind: 'quantile', levels: [0.1, 0.9] }, [1, 1], 1).gradient]).toEqual([-0.05, -0.45]);
  });

  it('explode to infinity, never to a small number', () => {
    expect(one(squared, [1e200], 0).loss).toBe(Number.POSITIVE_INFINITY);
    expect(one(gaussian, [3, -800], 0).loss).toBe(Number.POSITIVE_INFINITY);
  });
});
