import { createRandom } from '@core/random';
import { type Blocks, drawRows } from '@core/stats/bootstrap/draw-rows';
import { type BootstrapPlan, bootstrapInterval } from '@core/stats/bootstrap/interval';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/bootstrap-golden.json';

const kinds = ['stationary', 'moving', 'circular'] as const;
const values = Float64Array.from(golden.mean.values);
const plan: BootstrapPlan = {
  blocks: { kind: 'stationary', length: 6 },
  resamples: 2000,
  level: 0.9,
  seed: 11,
};

function meanAt(places: Int32Array): number {
  let sum = 0;
  for (const place of places) sum += values[place]!;
  return sum / places.length;
}

function drawn(blocks: Blocks, count: number, seed = 1): number[] {
  const rows = new Int32Array(count);
  drawRows(rows, blocks, createRandom(seed));
  return [...rows];
}

describe('drawn rows', () => {
  it('are rows of the series, whatever the block length', () => {
    const length = fc.double({ min: -2, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), length, fc.integer({ min: 1, max: 40 }), (kind, of, count) => {
        const rows = drawn({ kind, length: of }, count);
        expect(rows.every((row) => Number.isInteger(row) && row >= 0 && row < count)).toBe(true);
      }),
    );
  });

  it('follow each other inside a block, and a moving block never wraps', () => {
    const rows = drawn({ kind: 'moving', length: 5 }, 50);
    rows.forEach((row, i) => {
      if (i % 5 !== 0) expect(row).toBe(rows[i - 1]! + 1);
    });
    const circular = drawn({ kind: 'circular', length: 4.5 }, 50);
    circular.forEach((row, i) => {
      if (i % 5 !== 0) expect(row).toBe((circular[i - 1]! + 1) % 50);
    });
    expect(circular.some((row, i) => i % 5 !== 0 && row === 0)).toBe(true);
  });

  it('of the stationary bootstrap have blocks of the length asked for on average', () => {
    const rows = drawn({ kind: 'stationary', length: 8 }, 40_000);
    const starts = rows.filter((row, i) => i === 0 || row !== (rows[i - 1]! + 1) % rows.length).length;
    expect(Math.abs(rows.length / starts - 8)).toBeLessThan(0.3);
  });

  it('are the whole series, perhaps turned round, where a block is as long as it', () => {
    expect(drawn({ kind: 'moving', length: 99 }, 6)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(drawn({ kind: 'circular', length: 6 }, 6).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the bootstrap of a mean', () => {
  for (const kind of kinds) {
    it(`has the variance of the theory to 4 %: ${kind}`, () => {
      const means: number[] = [];
      const blocks: Blocks = { kind, length: golden.mean.length };
      bootstrapInterval(values.length, (places) => means.push(meanAt(places)), {
        ...plan,
        blocks,
        resamples: 20_000,
      });
      const centre = means.reduce((sum, value) => sum + value, 0) / means.length;
      const variance = means.reduce((sum, value) => sum + (value - centre) ** 2, 0) / means.length;
      expect(Math.abs(variance / golden.mean[kind] - 1)).toBeLessThan(0.04);
    });
  }

  it('covers what it should: about 90 of 100 means of independent numbers', () => {
    const blocks: Blocks = { kind: 'stationary', length: 1 };
    const random = createRandom(3, 'coverage');
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const sample = Float64Array.from({ length: 80 }, () => random.normal());
      const of = (places: Int32Array) =>
        places.reduce((sum, place) => sum + sample[place]!, 0) / places.length;
      const { low, high } = bootstrapInterval(80, of, { ...plan, blocks, resamples: 300, seed: trial });
      if (low <= 0 && high >= 0) covered++;
    }
    expect(covered).toBeGreaterThan(165);
    expect(covered).toBeLessThan(194);
  });

  it('is the same for the same seed and another for another', () => {
    const once = bootstrapInterval(values.length, meanAt, plan);
    expect(bootstrapInterval(values.length, meanAt, plan)).toEqual(once);
    expect(bootstrapInterval(values.length, meanAt, { ...plan, seed: 12 })).not.toEqual(once);
    expect(once.low).toBeLessThan(once.high);
  });
});

describe('a statistic that is not always defined', () => {
  it('has an interval while it is defined of at least half of the resamples', () => {
    let call = 0;
    const often = bootstrapInterval(10, () => (++call % 4 === 0 ? NaN : 2), plan);
    expect(often).toEqual({ low: 2, high: 2, undefinedResamples: 500 });
    const seldom = bootstrapInterval(10, () => (++call % 4 === 0 ? 2 : NaN), plan);
    expect(seldom).toEqual({ low: NaN, high: NaN, undefinedResamples: 1500 });
  });

  it('has none without rows', () => {
    expect(bootstrapInterval(0, () => 1, plan)).toEqual({ low: NaN, high: NaN, undefinedResamples: 2000 });
  });
});
