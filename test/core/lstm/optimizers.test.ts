import {
  clipByGlobalNorm,
  globalNorm,
  integerPower,
  momentCount,
  type Optimizer,
  update,
} from '@core/lstm/optimizers';
import type { NamedArrays } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { entriesOf, optimizers } from '../../suites/options';

const tensor = (...values: number[]): NamedArrays<Float64Array> => [
  { name: 'w', data: Float64Array.from(values) },
];

/** Where one weight and its moments are after gradients, at learning rate 0.1. */
function path(optimizer: Optimizer, from: number, gradients: readonly number[], rate = 0.1) {
  const weights = tensor(from);
  const moments = Array.from({ length: momentCount(optimizer) }, () => tensor(0));
  const steps = gradients.map((g, k) => {
    update(optimizer, weights, moments, tensor(g), k + 1, rate);
    return weights[0]!.data[0]!;
  });
  return { steps, moments: moments.map(([moment]) => moment!.data[0]!) };
}

describe('optimizers', () => {
  it('adam moves by the learning rate in its first step, whatever the size of the gradient', () => {
    for (const g of [1e-3, 1, 1e6]) expect(path(optimizers.adam, 2, [g]).steps[0]).toBeCloseTo(1.9, 5);
    expect(path(optimizers.adam, 2, [-4]).steps[0]).toBeCloseTo(2.1, 8);
  });

  it('adam keeps the decayed mean of gradients and of their squares', () => {
    const { moments } = path(optimizers.adam, 0, [1, 2]);
    expect(moments[0]).toBeCloseTo(0.9 * 0.1 + 0.1 * 2, 15);
    expect(moments[1]).toBeCloseTo(0.999 * 0.001 + 0.001 * 4, 15);
  });

  it('adam decays through the gradient, adamw beside it', () => {
    expect(path({ kind: 'adam', weightDecay: 0.5 }, 2, [0]).steps[0]).toBeCloseTo(1.9, 8);
    expect(path({ kind: 'adamw', weightDecay: 0.5 }, 2, [0])).toEqual({
      steps: [2 * (1 - 0.1 * 0.5)],
      moments: [0, 0],
    });
  });

  it('rmsprop divides by the root of the decayed mean square', () => {
    const { steps, moments } = path(optimizers.rmsprop, 1, [3]);
    expect(steps[0]).toBeCloseTo(1 - 0.1 / Math.sqrt(0.1), 7);
    expect(moments[0]).toBeCloseTo(0.9, 15);
  });

  it('sgd rolls on with its momentum', () => {
    const { steps, moments } = path({ kind: 'sgd', weightDecay: 0, momentum: 0.5 }, 1, [2, 0, 0]);
    expect(steps.map((w) => Number(w.toFixed(12)))).toEqual([0.8, 0.7, 0.65]);
    expect(moments).toEqual([0.5]);
  });

  it('sgd without momentum goes down the gradient, and decays with it', () => {
    expect(path(optimizers['sgd without momentum'], 1, [2]).steps[0]).toBeCloseTo(0.8, 15);
    const decaying = path({ kind: 'sgd', weightDecay: 0.5, momentum: 0 }, 2, [0]);
    expect(decaying.steps[0]).toBeCloseTo(1.9, 15);
  });

  it.each(entriesOf(optimizers))('$name goes to the bottom of a parabola', ({ it: optimizer }) => {
    const weights = tensor(3);
    const moments = Array.from({ length: momentCount(optimizer) }, () => tensor(0));
    for (let step = 1; step <= 3000; step++) {
      update(optimizer, weights, moments, tensor(2 * weights[0]!.data[0]!), step, 0.1 / Math.sqrt(step));
    }
    expect(Math.abs(weights[0]!.data[0]!)).toBeLessThan(0.01);
  });

  it.each(entriesOf(optimizers))('$name carries NaN on, so that training stops', ({ it: optimizer }) => {
    expect(path(optimizer, 1, [Number.NaN]).steps[0]).toBeNaN();
  });

  it.each(entriesOf(optimizers))('$name resumes from its moments and step count', ({ it: optimizer }) => {
    const gradients = [0.3, -0.2, 0.5, 0.1];
    const whole = path(optimizer, 1, gradients);
    const weights = tensor(1);
    let moments = Array.from({ length: momentCount(optimizer) }, () => tensor(0));
    for (const [k, g] of gradients.entries()) {
      moments = structuredClone(moments);
      update(optimizer, weights, moments, tensor(g), k + 1, 0.1);
    }
    expect(weights[0]!.data[0]).toBe(whole.steps.at(-1));
  });
});

describe('clipping by the global norm', () => {
  it('scales all gradients alike so that their norm is the limit, and says what it was', () => {
    const gradients = [...tensor(3, 0), { name: 'v', data: Float64Array.of(-4) }];
    expect(clipByGlobalNorm(gradients, 0.5)).toBe(5);
    expect(globalNorm(gradients)).toBeCloseTo(0.5, 15);
    expect(gradients[0]!.data[0]! / gradients[1]!.data[0]!).toBeCloseTo(-0.75, 15);
  });

  it('leaves gradients at or below the limit as they are', () => {
    const gradients = tensor(3, -4);
    expect(clipByGlobalNorm(gradients, 5)).toBe(5);
    expect([...gradients[0]!.data]).toEqual([3, -4]);
    const none = tensor(0);
    expect(clipByGlobalNorm(none, 0)).toBe(0);
    expect(none[0]!.data[0]).toBe(0);
  });
});

it('a power by squaring is that of Math.pow, to the last places', () => {
  for (const exponent of [0, 1, 2, 3, 10, 999, 100_000]) {
    const [ours, theirs] = [integerPower(0.999, exponent), 0.999 ** exponent];
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-12 * theirs);
  }
});
