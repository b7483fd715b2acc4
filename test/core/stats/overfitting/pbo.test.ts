import { createRandom } from '@core/random';
import { cscv } from '@core/stats/overfitting/cscv';
import { halvesOf, otherHalf } from '@core/stats/overfitting/halves';
import { probabilityOfOverfitting } from '@core/stats/overfitting/pbo';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/honesty-golden.json';
import { expectFigures } from '../golden-figures';

function noise(series: number, bars: number, seed: number): Float64Array[] {
  const random = createRandom(seed, 'noise');
  return Array.from({ length: series }, () =>
    Float64Array.from({ length: bars }, () => 0.01 * random.normal()),
  );
}

describe('halves', () => {
  it('of 16 blocks are the 12,870 of the paper, each once, each with its complement', () => {
    const halves = halvesOf(16);
    const names = new Set(halves.map(String));
    expect([halves.length, names.size]).toEqual([12_870, 12_870]);
    expect(halves.every((half) => names.has(String(otherHalf(half))))).toBe(true);
  });

  it('of four blocks are six', () => {
    expect(halvesOf(4).map((half) => [...half])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
  });

  it.each([0, 1, 5, 22, 2.5, NaN])('of %d blocks are refused', (blocks) => {
    expect(() => halvesOf(blocks)).toThrow(`an even number of blocks from 2 to 20, not ${blocks}.`);
  });
});

describe('the probability of overfitting', () => {
  for (const example of golden.overfitting) {
    const returns = example.returns.map((series) => Float64Array.from(series, (value) => value ?? NaN));

    it(`is that of the rows put together half by half: ${example.name}`, () => {
      const found = probabilityOfOverfitting(returns, example.blocks);
      expectFigures({ ...found }, example.figures);
      example.logits.forEach((logit, i) => {
        expect(found.logits[i]!).toBeCloseTo(logit, 12);
        expect(found.inSample[i]!).toBeCloseTo(example.inSample[i]!, 11);
        expect(found.outOfSample[i]!).toBeCloseTo(example.outOfSample[i]!, 11);
      });
      expect([...cscv(returns, example.blocks).best]).toEqual(example.best);
      expect(found.rankShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    });
  }

  it('is near one half of noise on average, and near 0 where one series has skill', () => {
    const found = [1, 2, 3, 4, 5, 6].map((seed) => probabilityOfOverfitting(noise(20, 400, seed), 8).pbo);
    const mean = found.reduce((sum, pbo) => sum + pbo, 0) / found.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.2);
    const [first, ...rest] = noise(20, 400, 1);
    const skilled = [first!.map((value) => value + 0.005), ...rest];
    expect(probabilityOfOverfitting(skilled, 8).pbo).toBeLessThan(0.01);
  });

  it('does not depend on the order of the series where none are equal', () => {
    const returns = noise(7, 96, 3);
    const found = probabilityOfOverfitting(returns, 6);
    expect(probabilityOfOverfitting(returns.toReversed(), 6)).toEqual(found);
  });

  it('of series that are all the same is 1: the best is in the middle', () => {
    const [series] = noise(1, 60, 4);
    const { pbo, logits } = probabilityOfOverfitting([series!, series!, series!], 4);
    expect(pbo).toBe(1);
    expect(logits.every((logit) => logit === 0)).toBe(true);
  });

  it.each([
    ['one series', noise(1, 60, 5)],
    ['none', []],
    ['series that never trade', [new Float64Array(60), new Float64Array(60)]],
    ['the same gain in every bar', noise(3, 60, 6).map((series) => series.fill(0.01))],
    ['fewer bars than blocks', noise(3, 3, 6)],
    ['no bars', [new Float64Array(0), new Float64Array(0)]],
  ])('is undefined of %s', (_, returns) => {
    const found = probabilityOfOverfitting(returns, 4);
    expect(found).toMatchObject({
      splits: 0,
      undefinedSplits: 6,
      pbo: NaN,
      probabilityOfLoss: NaN,
      slope: NaN,
    });
    expect(found.rankShares.every(Number.isNaN)).toBe(true);
  });

  it('refuses series of different lengths', () => {
    expect(() => probabilityOfOverfitting([new Float64Array(8), new Float64Array(9)], 4)).toThrow(
      'different lengths',
    );
  });
});
