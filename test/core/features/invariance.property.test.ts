import type { Bars } from '@core/bars';
import { computeFeature, requireFeature } from '@core/features/registry';
import type { BarColumn } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFeature, sampleCatalog } from './arbitrary-feature';
import { areClose, areSame, expectSame } from './same-values';
import { copyBars, sampleBars, withOtherFuture } from './sample-bars';
import { sampleJoined, sampleShapes, slicedJoined, withOtherJoinedFuture } from './sample-joined';

const length = 200;
const seed = fc.integer({ min: 0, max: 1_000_000 });
const columns: readonly BarColumn[] = ['time', 'open', 'high', 'low', 'close', 'volume'];

type Scaling = (values: Float64Array, p: number, v: number, spec: FeatureSpec) => Float64Array;

/** What becomes of the values, by their unit, when prices are multiplied by p and volumes by v. */
const scalings: Readonly<Record<string, Scaling>> = {
  share: same,
  percent: same,
  ratio: same,
  index: same,
  'index 0-100': same,
  'z-score': same,
  price: (values, p) => values.map((value) => value * p),
  level: same,
  'per million traded': (values, p, v) => values.map((value) => value / (p * v)),
  'log price': (values, p, _, spec) => {
    const level = levelOf(p, spec);
    return values.map((value) => value + level);
  },
};

function same(values: Float64Array): Float64Array {
  return values;
}

/** What a feature of log prices says of a price that never leaves p. */
function levelOf(p: number, spec: FeatureSpec): number {
  const bars = sampleBars(length);
  for (const name of ['open', 'high', 'low', 'close'] as const) bars[name].fill(p);
  return computeFeature(bars, spec, sampleJoined(length)).at(-1)!;
}

describe.each(sampleCatalog.map((d) => [d.kind, d] as const))('%s', (_, descriptor) => {
  const feature = arbitraryFeature(descriptor);

  it('follows its unit when prices and volumes are counted in other units', () => {
    const scaled = scalings[descriptor.unit];
    if (scaled === undefined) throw new Error(`no scaling is known for the unit "${descriptor.unit}"`);
    const [p, v] = [1024, 4096]; // powers of 2, which round nothing
    fc.assert(
      fc.property(feature, seed, (spec, n) => {
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const expected = scaled(computeFeature(bars, spec, joined), p, v, spec);
        const actual = computeFeature(inOtherUnits(bars, p, v), spec, joined);
        expect(areClose(actual, expected)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('knows no more than the bars of its warm-up and its own, or says that it does', () => {
    const specs = fc.sample(feature, { numRuns: 25, seed: 2 });
    const isKept = specs.map((spec, n) => {
      const bars = sampleBars(length, n);
      const first = 1 + (n % 7);
      const joined = sampleJoined(length, n);
      const values = computeFeature(withoutFirst(bars, first), spec, slicedJoined(joined, first, length));
      const { definition, parameters } = requireFeature(spec, sampleShapes);
      const known = definition.warmUp(parameters);
      const all = computeFeature(bars, spec, joined);
      const isSame = areClose(values.subarray(known), all.subarray(first + known));
      return { spec, isSame, memory: definition.memory(parameters) };
    });
    for (const { spec, isSame, memory } of isKept) {
      if (memory === 'window') expect(isSame, JSON.stringify(spec)).toBe(true);
    }
    const recursive = isKept.filter(({ memory }) => memory === 'recursive');
    if (recursive.length > 0) expect(recursive.some(({ isSame }) => !isSame)).toBe(true);
  });

  it('stays within its range', () => {
    const [low, high] = descriptor.range ?? [-Infinity, Infinity];
    fc.assert(
      fc.property(feature, seed, (spec, n) => {
        const values = computeFeature(sampleBars(length, n), spec, sampleJoined(length, n));
        expect(values.some((value) => value < low - 1e-9 || value > high + 1e-9)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  it('reads the columns that it declares and no others', () => {
    const bars = sampleBars(length);
    const other = withOtherFuture(bars, 0, 3);
    const specs = fc.sample(feature, { numRuns: 12, seed: 3 });
    for (const column of columns) {
      const changed = { ...bars, [column]: other[column] };
      const moved = specs.filter((spec) => !areSame(valuesOf(changed, spec), valuesOf(bars, spec)));
      if (descriptor.inputs.includes(column)) expect(moved.length, column).toBeGreaterThan(0);
      else expect(moved, column).toEqual([]);
    }
  });

  it('reads the joined series that it says it reads and no others', () => {
    const bars = sampleBars(length);
    const joined = sampleJoined(length);
    const other = withOtherJoinedFuture(joined, 0, 3);
    for (const spec of fc.sample(feature, { numRuns: 12, seed: 5 })) {
      const { definition, parameters } = requireFeature(spec, sampleShapes);
      const read = definition.joinedOf(parameters, sampleShapes);
      expect(read.length > 0).toBe(
        descriptor.needs.length > 0 || (descriptor.kind === 'formula' && read.length > 0),
      );
      for (const [name, series] of other) {
        const changed = computeFeature(bars, spec, new Map(joined).set(name, series));
        const isSame = areSame(changed, computeFeature(bars, spec, joined));
        if (!read.includes(name)) expect(isSame, `${JSON.stringify(spec)} and ${name}`).toBe(true);
        else if (descriptor.kind !== 'breadth')
          expect(isSame, `${JSON.stringify(spec)} and ${name}`).toBe(false);
      }
    }
  });

  it('leaves the bars and the joined series as they are and says the same twice', () => {
    const bars = sampleBars(length);
    const joined = sampleJoined(length);
    for (const spec of fc.sample(feature, { numRuns: 3, seed: 4 })) {
      const once = computeFeature(bars, spec, joined);
      const kept = once.slice();
      once.fill(0);
      expectSame(computeFeature(bars, spec, joined), kept);
    }
    for (const column of columns) expectSame(bars[column], sampleBars(length)[column]);
    expect(joined).toEqual(sampleJoined(length));
  });
});

const joinedOnce = sampleJoined(length);
function valuesOf(bars: Bars, spec: FeatureSpec): Float64Array {
  return computeFeature(bars, spec, joinedOnce);
}

function inOtherUnits(bars: Bars, p: number, v: number): Bars {
  const copy = copyBars(bars);
  for (const name of ['open', 'high', 'low', 'close'] as const) copy[name].set(bars[name].map((x) => x * p));
  copy.volume.set(bars.volume.map((x) => x * v));
  return copy;
}

function withoutFirst({ time, open, high, low, close, volume }: Bars, count: number): Bars {
  const cut = (column: Float64Array) => column.slice(count);
  return {
    time: cut(time),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
  };
}
