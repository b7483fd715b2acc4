import { createRandom, firstWord } from '@core/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const seed = fc.integer({ min: 0, max: 4_294_967_295 });
const take = (n: number, draw: () => number) => Array.from({ length: n }, draw);

describe('a random stream', () => {
  it('is xoshiro128**: from the state 1, 2, 3, 4 the words of the reference implementation', () => {
    const random = createRandom(1);
    random.restore([1, 2, 3, 4]);
    expect(take(8, () => random.int(0x100000000))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
    ]);
  });

  it('keeps its numbers from version to version', () => {
    const random = createRandom(7, 'weights', 0);
    expect(random.state()).toMatchInlineSnapshot(`
      [
        2231727947,
        580164690,
        1305757224,
        3408096973,
      ]
    `);
    expect([random.next(), random.int(1000), random.normal()]).toMatchInlineSnapshot(`
      [
        0.06148099991614986,
        249,
        0.8586540524707955,
      ]
    `);
  });

  it('repeats itself for the same seed and labels, and for no others', () => {
    const first = (...labels: (string | number)[]) =>
      createRandom(1, ...labels)
        .state()
        .join();
    expect(first('a', 2)).toBe(first('a', 2));
    const others = [first(), first('a'), first('a', '2'), first('a2'), first('b', 2), first(2, 'a')];
    expect(new Set([first('a', 2), ...others]).size).toBe(others.length + 1);
    expect(createRandom(2, 'a', 2).state().join()).not.toBe(first('a', 2));
  });

  it('gives its first word without being made', () => {
    for (let n = 0; n < 100; n++) {
      const stream = createRandom(21 * n, 'dropout', n, n % 3);
      expect(firstWord(21 * n, 'dropout', n, n % 3)).toBe(stream.int(2 ** 32));
    }
  });

  it('has no two streams alike among 100,000', () => {
    const states = new Set<string>();
    for (let s = 0; s < 1000; s++)
      for (let e = 0; e < 100; e++) states.add(createRandom(s, 'shuffle', e).state().join());
    expect(states.size).toBe(100_000);
  });

  it('goes on from a saved state as if nothing had happened', () => {
    fc.assert(
      fc.property(seed, fc.nat(50), (s, skip) => {
        const random = createRandom(s);
        take(skip, random.normal);
        const saved = JSON.parse(JSON.stringify(random.state()));
        const expected = take(20, random.normal);
        const other = createRandom(0);
        other.restore(saved);
        expect(take(20, other.normal)).toEqual(expected);
      }),
    );
  });

  it('refuses a state that is none and a seed that is no whole number', () => {
    expect(() => createRandom(1).restore([0, 0, 0, 0])).toThrow(RangeError);
    expect(() => createRandom(1).restore([1, 2, 3, -4])).toThrow(RangeError);
    expect(() => createRandom(0.5)).toThrow(RangeError);
    expect(() => createRandom(1).int(0)).toThrow(RangeError);
  });
});

describe('its distributions', () => {
  const n = 200_000;
  const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;

  it('next is uniform in [0, 1)', () => {
    const xs = take(n, createRandom(3).next);
    expect(Math.min(...xs.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs.slice(0, 50_000))).toBeLessThan(1);
    expect(mean(xs)).toBeCloseTo(0.5, 2);
    expect(mean(xs.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
  });

  it('int gives every number its share', () => {
    const random = createRandom(4);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < n; i++) counts[random.int(7)]!++;
    const chiSquare = counts.reduce((sum, c) => sum + (c - n / 7) ** 2 / (n / 7), 0);
    expect(chiSquare).toBeLessThan(22.46); // 0.999 quantile at 6 degrees of freedom
  });

  it('int has no bias towards low numbers where 2^32 is no multiple of n', () => {
    const random = createRandom(8);
    const third = 2 ** 30;
    const low = take(n, () => random.int(3 * third)).filter((x) => x < third).length;
    expect(low / n).toBeCloseTo(1 / 3, 2); // without rejection it would be one half
  });

  it('normal has the first four moments of the normal distribution', () => {
    const xs = take(n, createRandom(5).normal);
    expect(mean(xs)).toBeCloseTo(0, 1.9);
    expect(mean(xs.map((x) => x ** 2))).toBeCloseTo(1, 1.5);
    expect(mean(xs.map((x) => x ** 3))).toBeCloseTo(0, 1);
    expect(mean(xs.map((x) => x ** 4))).toBeCloseTo(3, 0.8);
  });

  it('shuffle permutes in place and puts every element everywhere', () => {
    const random = createRandom(6);
    const firsts = new Array<number>(5).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const values = Int32Array.of(0, 1, 2, 3, 4);
      random.shuffle(values);
      expect(values.toSorted()).toEqual(Int32Array.of(0, 1, 2, 3, 4));
      firsts[values[0]!]!++;
    }
    for (const count of firsts) expect(Math.abs(count - 4000)).toBeLessThan(250);
  });
});
