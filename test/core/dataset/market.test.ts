import type { Bars } from '@core/bars';
import { requireCalendar } from '@core/calendars/calendar';
import { expectedBars } from '@core/calendars/expected-bars';
import type { ExperimentData } from '@core/dataset/experiment-data';
import { marketOf } from '@core/dataset/market';
import { prepareDataset } from '@core/dataset/prepare';
import { checkSpec } from '@core/spec/parse-spec';
import type { ExperimentSpec } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars, slicedBars } from '../features/sample-bars';
import { onlyBars } from '../only-bars';
import { makeSpec } from './make-spec';

const minute = 60_000;
const hour = 60 * minute;
const at = (text: string): number => Date.parse(text);
const newYork = requireCalendar('XNYS');

/** A random walk at these times. */
function walk(time: Float64Array, seed = 1): Bars {
  return { ...sampleBars(time.length, seed), time };
}

function dataOf(
  bars: Bars,
  intervalMs: number,
  actions: ExperimentData['series']['actions'] = [],
): ExperimentData {
  const { series, auxiliary } = onlyBars({ ...bars, adjustedClose: null }, intervalMs);
  return { series: { ...series, actions }, auxiliary, panel: [] };
}

function specOf(
  data: Partial<ExperimentSpec['data']>,
  changes: Readonly<Record<string, unknown>> = {},
): ExperimentSpec {
  return makeSpec({
    data: { series: 'Sample', ...data },
    features: [{ kind: 'return' }, { kind: 'rsi', period: 3 }],
    ...changes,
  });
}

const half = (from: string, to: string) => expectedBars(newYork, at(from), at(to), 30 * minute);
const twoMonths = half('2024-05-01T00:00Z', '2024-07-01T00:00Z');

describe('the market of a spec', () => {
  it('is the series as it is where the spec asks for nothing', () => {
    const bars = walk(twoMonths);
    const market = marketOf(specOf({}).data, dataOf(bars, 30 * minute));
    expect(market).toMatchObject({ bars, breaks: null, notes: [] });
  });

  it('adjusts prices before anything else, so that a split does not show in a longer bar', () => {
    const bars = walk(twoMonths);
    const split = { kind: 'split', time: at('2024-06-03T04:00Z'), value: 2 } as const;
    const traded = { ...bars };
    for (const name of ['open', 'high', 'low', 'close'] as const)
      traded[name] = bars[name].map((price, t) => (bars.time[t]! < split.time ? price * 2 : price));
    const weeks = (one: Bars, prices: 'raw' | 'adjusted') =>
      marketOf(specOf({ prices, interval: '1w', calendar: 'XNYS' }).data, dataOf(one, 30 * minute, [split]))
        .bars;
    expect(weeks(traded, 'adjusted').close).toEqual(weeks(bars, 'raw').close);
    expect(weeks(traded, 'raw').close).not.toEqual(weeks(bars, 'raw').close);
  });

  it('fills among bars of the final length, and tells how many and their share', () => {
    const bars = walk(twoMonths.filter((time) => time < at('2024-05-15') || time > at('2024-05-16')));
    const { bars: days, notes } = marketOf(
      specOf({ interval: '1d', calendar: 'XNYS', missingBars: 'fill' }).data,
      dataOf(bars, 30 * minute),
    );
    const t = days.time.indexOf(at('2024-05-15'));
    expect(days.close[t]).toBe(days.close[t - 1]);
    expect(days.volume[t]).toBe(0);
    expect(notes).toEqual([
      '1 bar that XNYS expects, the first on 2024-05-15, was missing and filled at the previous close without volume: 2% of all bars, at which nobody could have traded.',
    ]);
  });

  it('takes the period last, so that its first bars are as whole as any other', () => {
    const data = dataOf(walk(twoMonths), 30 * minute);
    const all = marketOf(specOf({ interval: '1w', calendar: 'XNYS' }).data, data).bars;
    const some = marketOf(
      specOf({ interval: '1w', calendar: 'XNYS', from: '2024-05-13', to: '2024-06-05' }).data,
      data,
    );
    expect(some.bars.close).toEqual(all.close.slice(2, 6));
    expect(some.notes).toEqual([]);
  });

  it('tells what lies outside the session, what is missing and what no calendar knows', () => {
    const around = Float64Array.from({ length: 48 * 20 }, (_, i) => at('2044-06-06') + i * 30 * minute);
    const { notes } = marketOf(
      specOf({ calendar: 'XNYS', session: 'regular' }).data,
      dataOf(walk(around), 30 * minute),
    );
    expect(notes).toEqual([
      'The calendar XNYS knows closures from 1990-01-01 to 2030-12-31; outside it every regular weekday is taken for a session.',
      '765 bars of the series outside the sessions of XNYS were left out.',
    ]);
    const holes = walk(twoMonths.filter((_, t) => t % 50 !== 7));
    expect(marketOf(specOf({ calendar: 'XNYS' }).data, dataOf(holes, 30 * minute)).notes[0]).toContain(
      'bars that XNYS expects, the first on 2024-05-01, are missing: windows and labels run over the gaps.',
    );
  });

  it('is refused in a sentence where the bars are longer than asked, or none is left', () => {
    const daily = dataOf(sampleBars(50), 24 * hour);
    expect(() => marketOf(specOf({ interval: '1h' }).data, daily)).toThrow(
      'finer than the bars of the series',
    );
    const night = dataOf(walk(Float64Array.of(at('2024-06-03T02:00Z'), at('2024-06-03T03:00Z'))), hour);
    expect(() => marketOf(specOf({ calendar: 'XNYS', session: 'regular' }).data, night)).toThrow(
      'leaves no bar',
    );
    expect(() => marketOf(specOf({ interval: '1w' }).data, night)).toThrow('no whole bar of that length');
  });

  it('is not looked through for the missing among bars of seconds over years', () => {
    const ticks = dataOf(
      walk(Float64Array.from({ length: 50 }, (_, i) => at('2024-06-03') + i * i * hour)),
      100,
    );
    expect(() => marketOf(specOf({ calendar: 'XNYS', missingBars: 'fill' }).data, ticks)).toThrow(
      'too many to look for',
    );
    expect(marketOf(specOf({ calendar: 'XNYS' }).data, ticks).notes).toEqual([]);
  });

  it('asks for a calendar where only that can tell', () => {
    const faultsOf = (data: object) =>
      checkSpec({ name: 'Test', data: { series: 'Sample', ...data }, features: [{ kind: 'return' }] }).faults;
    expect(faultsOf({ session: 'regular', missingBars: 'fill' })).toEqual([
      {
        path: 'data.session',
        message:
          'is "regular", but without data.calendar nothing tells which bars lie outside the session; choose a calendar, or "all"',
      },
      {
        path: 'data.missingBars',
        message:
          'is "fill", but without data.calendar nothing tells which bars are missing; choose a calendar, or "leave"',
      },
    ]);
    expect(faultsOf({ calendar: 'XNYX' })).toEqual([
      { path: 'data.calendar', message: '"XNYX" is not known; did you mean XNYS?' },
    ]);
  });
});

describe('with missing bars as breaks', () => {
  const spec = (lookback: number, horizon: number) =>
    specOf(
      { calendar: 'XNYS', missingBars: 'break' },
      { window: { lookback }, label: { horizon }, split: { purge: 20 } },
    );

  it('no window and no label of any split reaches across one, and every other row stays', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: twoMonths.length - 2 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (gone, lookback, horizon) => {
          const bars = walk(twoMonths.filter((_, t) => !gone.includes(t)));
          const data = dataOf(bars, 30 * minute);
          const { breaks } = marketOf(spec(lookback, horizon).data, data);
          const broken = prepareDataset(spec(lookback, horizon), data);
          const crosses = (t: number) => breaks!.subarray(t - lookback + 2, t + horizon + 1).includes(1);
          const { rows } = broken;
          const used = [...rows.train, ...rows.validation, ...rows.test];
          expect(used.filter(crosses)).toEqual([]);
          for (const t of rows.unlabelled)
            expect(breaks!.subarray(t - lookback + 2, t + 1).includes(1)).toBe(false);
          // The first row whose window of three-bar RSI is whole, and all from there on that cross nothing.
          const expected = [...bars.time.keys()].filter(
            (t) => t >= 3 + lookback - 1 && t + horizon < bars.time.length && !crosses(t),
          );
          const labelled = expected.filter((t) => Number.isFinite(broken.outcomes[t]!));
          expect(labelled).toEqual(expected);
          expect(used.length).toBeGreaterThan(expected.length - 2 * 20 - 1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts them', () => {
    const bars = walk(twoMonths.filter((_, t) => t !== 300 && t !== 301));
    const { warnings } = prepareDataset(spec(3, 1), dataOf(bars, 30 * minute));
    expect(warnings[0]).toContain('2 bars that XNYS expects, the first on 2024-06-04');
    expect(warnings[0]).toContain('no window and no label reaches across');
  });
});

describe('for any way of looking at time', () => {
  it('what comes after a bar changes no bar before it', () => {
    const bars = walk(twoMonths.filter((_, t) => t % 17 !== 3));
    fc.assert(
      fc.property(
        fc.constantFrom('series', '1h', '4h', '1d', '1w'),
        fc.constantFrom(null, 'XNYS'),
        fc.constantFrom('leave', 'fill', 'break'),
        fc.integer({ min: 200, max: bars.time.length - 1 }),
        (interval, calendar, missing, count) => {
          const asked = { interval, calendar, missingBars: calendar ? missing : 'leave' } as const;
          const of = (one: Bars) => marketOf(specOf(asked).data, dataOf(one, 30 * minute)).bars;
          const known = of(slicedBars(bars, count));
          const all = of(bars);
          for (const name of ['time', 'open', 'high', 'low', 'close', 'volume'] as const)
            expect(all[name].slice(0, known.time.length), name).toEqual(known[name]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
