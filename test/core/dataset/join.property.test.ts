import type { SourceSeries } from '@core/dataset/experiment-data';
import { joinAuxiliary } from '@core/dataset/join';
import type { AuxiliarySpec } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auxiliaryOf, barsAt, day, hour, minute, scalarOf } from './joining';

/** Ascending times, regular or not, some close together and some with gaps of days. */
function timesOf(steps: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<readonly number[]> {
  return fc
    .tuple(fc.integer({ min: 0, max: 5 * hour }), fc.array(steps, { minLength: 5, maxLength }))
    .map(([first, gaps]) => {
      let at = first;
      return [first, ...gaps.map((gap) => (at += gap))];
    });
}
const irregular = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 * hour }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 * day }) },
);
const regular = fc.constantFrom(hour, hour, hour, 2 * hour, 15 * hour);

const interval = fc.constantFrom(minute, 10 * minute, hour, day);
const case_ = fc.record({
  bars: fc.oneof(timesOf(irregular, 60), timesOf(regular, 60)),
  length: interval,
  points: fc.oneof(timesOf(irregular, 80), timesOf(regular, 80)),
  every: interval,
  one: fc.record({
    stamped: fc.constantFrom('start', 'end'),
    lag: fc.integer({ min: 0, max: 4 }),
    lagUnit: fc.constantFrom('minutes', 'hours', 'days', 'bars'),
  }),
});
type Case = typeof case_ extends fc.Arbitrary<infer T> ? T : never;

function joinedValues({ bars, length, one }: Case, source: SourceSeries): Float64Array {
  const spec = { auxiliary: [auxiliaryOf(one)], prices: 'raw' } as const;
  const joined = joinAuxiliary(spec, new Map([['vix', source]]), barsAt(bars), length).get('vix');
  if (joined?.kind !== 'scalar') throw new Error('not a scalar');
  return joined.value;
}

/** Said once more, in the plainest way: for each bar, all points are asked whether they are known. */
function slowly({ bars, length, points, every, one }: Case): Float64Array {
  const over = (times: readonly number[], i: number, interval: number): number => {
    const next = times[i + 1];
    const isContiguous = next !== undefined && next - times[i]! <= 1.05 * interval;
    return isContiguous ? next : times[i]! + interval;
  };
  const lag = { minutes: minute, hours: hour, days: day, bars: 0 }[one.lagUnit] * one.lag;
  return Float64Array.from(bars, (_, t) => {
    const bar = one.lagUnit === 'bars' ? t - one.lag : t;
    if (bar < 0) return NaN;
    const moment = over(bars, bar, length);
    const isKnown = points.map(
      (at, i) => (one.stamped === 'start' ? over(points, i, every) : at) + lag <= moment,
    );
    return isKnown.lastIndexOf(true) + 1 || NaN;
  });
}

describe('any join', () => {
  it('takes the last value known by the end of each bar, as the plainest search finds it', () => {
    let known = 0;
    fc.assert(
      fc.property(case_, (one) => {
        const values = joinedValues(one, scalarOf(one.points, undefined, one.every));
        expect(values).toEqual(slowly(one));
        if (values.some(Number.isFinite) && values.some(Number.isNaN)) known++;
      }),
      { numRuns: 1000 },
    );
    expect(known).toBeGreaterThan(150);
  });

  it('is moved at no bar by values that were not known by its end', () => {
    let moved = 0;
    fc.assert(
      fc.property(case_, fc.nat(), fc.integer({ min: 0, max: 5 }), (one, where, dropped) => {
        const t = where % one.bars.length;
        // The latest a bar can end: where it begins and one interval, or a little more where the next begins only then.
        const end = one.bars[t]! + 1.05 * one.length;
        const isLater = (at: number) => at > end;
        // Some later stamps are left out too; not where a value ends by the stamp of the next.
        const left = one.one.stamped === 'end' ? dropped : 0;
        const points = [
          ...one.points.filter((at) => !isLater(at)),
          ...one.points.filter(isLater).slice(left),
        ];
        const values = points.map((at) => (isLater(at) ? -1 : one.points.indexOf(at) + 1));
        fc.pre(points.length > 0);
        const before = joinedValues(one, scalarOf(one.points, undefined, one.every));
        const after = joinedValues(one, scalarOf(points, values, one.every));
        expect(after.subarray(0, t + 1)).toEqual(before.subarray(0, t + 1));
        if (before.some((value, i) => !Object.is(value, after[i]))) moved++;
      }),
      { numRuns: 1000 },
    );
    expect(moved).toBeGreaterThan(150);
  });

  it('says of the first bars what it says of all of them there, the last aside, whose end the next bar may cut short', () => {
    fc.assert(
      fc.property(case_, fc.nat(), (one, where) => {
        const t = where % one.bars.length;
        const source = scalarOf(one.points, undefined, one.every);
        const some = joinedValues({ ...one, bars: one.bars.slice(0, t + 1) }, source);
        expect(some.subarray(0, t)).toEqual(joinedValues(one, source).subarray(0, t));
      }),
    );
  });

  it('never sees more with a lag than without', () => {
    fc.assert(
      fc.property(case_, (one) => {
        const source = scalarOf(one.points, undefined, one.every);
        const late = joinedValues(one, source);
        const prompt: AuxiliarySpec = auxiliaryOf({ stamped: one.one.stamped });
        const soon = joinedValues({ ...one, one: prompt }, source);
        late.forEach((value, t) => {
          if (!Number.isNaN(value)) expect(value).toBeLessThanOrEqual(soon[t]!);
        });
      }),
    );
  });
});
