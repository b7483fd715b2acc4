import { createRandom } from '@core/random';
import { circularSums, resampledGap } from '@core/stats/paired/circular-sums';
import { sharpeDifference } from '@core/stats/paired/sharpe-difference';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/paired-golden.json';

const plan = { resamples: 999, seed: 5, level: 0.95 };

describe('the test of Ledoit and Wolf', () => {
  for (const example of golden.sharpe) {
    const first = Float64Array.from(example.first);
    const second = Float64Array.from(example.second);

    it(`has the difference and standard error of the matrices to 1e-10: ${example.name}`, () => {
      const found = sharpeDifference(first, second, plan);
      expect(found.difference).toBeCloseTo(example.difference, 12);
      expect(Math.abs(found.standardError / example.standardError - 1)).toBeLessThan(1e-10);
    });

    it(`estimates what the authors' vector autoregression does, to 15 %: ${example.name}`, () => {
      const found = sharpeDifference(first, second, plan).standardError;
      expect(Math.abs(found / example.matrixError - 1)).toBeLessThan(0.15);
    });

    it(`resamples as the paper does, to 1e-10: ${example.name}`, () => {
      const sums = circularSums(first, second, example.length);
      for (const { starts, gap, error } of example.resamples) {
        const found = resampledGap(sums, Int32Array.from(starts));
        expect(found.gap).toBeCloseTo(gap, 11);
        expect(Math.abs(found.error / error - 1)).toBeLessThan(1e-10);
      }
    });

    it(`says the same the other way round, and with the same seed: ${example.name}`, () => {
      const [one, other] = [sharpeDifference(first, second, plan), sharpeDifference(second, first, plan)];
      expect(other.p).toBeCloseTo(one.p, 2);
      expect([other.difference, other.low]).toEqual([-one.difference, expect.closeTo(-one.high, 10)]);
      expect(sharpeDifference(first, second, plan)).toEqual(one);
    });
  }

  it('rejects equal Sharpe ratios about as often as it says, though the returns are heavy-tailed and correlated', () => {
    const random = createRandom(21, 'size');
    let rejected = 0;
    for (let trial = 0; trial < 300; trial++) {
      const common = Float64Array.from({ length: 120 }, () => random.normal());
      const account = () =>
        common.map((value) => 0.001 + 0.01 * (value + random.normal()) * (random.next() < 0.05 ? 3 : 1));
      const { p } = sharpeDifference(account(), account(), { ...plan, resamples: 199, seed: trial });
      if (p <= 0.1) rejected++;
    }
    expect(rejected / 300).toBeGreaterThan(0.05);
    expect(rejected / 300).toBeLessThan(0.15);
  });

  it('finds an edge that is there, and its interval holds the edge', () => {
    const random = createRandom(22, 'power');
    const noise = Float64Array.from({ length: 1000 }, () => random.normal());
    const good = noise.map((value) => 0.003 + 0.01 * (value + random.normal()));
    const bad = noise.map((value) => 0.01 * (value + random.normal()));
    const { p, low, high } = sharpeDifference(good, bad, plan);
    const edge = 0.003 / (0.01 * Math.SQRT2);
    expect(p).toBe(1 / 1000);
    expect(low).toBeLessThan(edge);
    expect(high).toBeGreaterThan(edge);
    expect(low).toBeGreaterThan(0);
  });

  it('leaves out bars that one of them does not know', () => {
    const [a, b] = [golden.sharpe[0]!.first, golden.sharpe[0]!.second].map((row) => Float64Array.from(row));
    const gaps = a!.map((value, bar) => (bar === 7 ? NaN : value));
    const without = (row: Float64Array) => row.filter((_, bar) => bar !== 7);
    expect(sharpeDifference(gaps, b!, plan)).toEqual(sharpeDifference(without(a!), without(b!), plan));
  });

  const wave = Float64Array.from({ length: 60 }, (_, i) => 0.01 * Math.sin(i * i));
  it.each([
    ['an account and itself', wave, wave],
    ['an account and twice itself', wave, wave.map((value) => 2 * value)],
    ['an account that never trades', wave, new Float64Array(60)],
    ['nine bars', wave.subarray(0, 9), wave.subarray(9, 18)],
    ['no bars', new Float64Array(0), new Float64Array(0)],
  ])('is undefined of %s', (_, a, b) => {
    const { standardError, p, low, high } = sharpeDifference(a, b, plan);
    expect([standardError, p, low, high]).toEqual([NaN, NaN, NaN, NaN]);
  });
});
