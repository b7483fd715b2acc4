import type { Bars } from '@core/bars';
import { type Calendar, requireCalendar } from '@core/calendars/calendar';
import { expectedBars } from '@core/calendars/expected-bars';
import type { ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import { createRandom, type Random } from '@core/random';
import type { CorporateAction } from '@shared/series';
import { type AuxiliarySpec, type BarInterval, barIntervalMs, type ExperimentSpec } from '@shared/spec';
import fc from 'fast-check';
import { sampleBars } from '../features/sample-bars';
import { sampleJoined } from '../features/sample-joined';
import { day, hour, minute } from './joining';

/** What a market is made from: whole numbers and names, so that a failing one can be read. */
export interface MarketCase {
  readonly seed: number;
  readonly exchange: string;
  readonly first: string;
  readonly source: '30m' | '1h' | '1d';
  /** Where daily bars are stamped. */
  readonly stamps: 'date' | 'midnight' | 'open';
  readonly isAroundTheClock: boolean;
  readonly auxiliary: readonly AuxiliarySpec[];
  readonly data: Partial<ExperimentSpec['data']>;
}

const intervals: Readonly<Record<MarketCase['source'], readonly BarInterval[]>> = {
  '30m': ['series', '1h', '2h', '4h', '1d'],
  '1h': ['series', '2h', '4h', '1d'],
  '1d': ['series', '1w'],
};

/** Each from ten days before a change of clocks, a half day or a run of holidays. */
const starts = ['2023-10-20', '2023-12-15', '2024-03-01', '2024-06-25', '2024-09-27'];

export const marketCases: fc.Arbitrary<MarketCase> = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    exchange: fc.constantFrom('XNYS', 'XLON', 'XTKS', 'XASX', 'CMES', '24/5', '24/7'),
    first: fc.constantFrom(...starts),
    source: fc.constantFrom('30m', '1h', '1d'),
    stamps: fc.constantFrom('date', 'midnight', 'open'),
    isAroundTheClock: fc.boolean(),
    auxiliary: fc.tuple(...['spy', 'qqq', 'vix', 'mood', 'book'].map(timing)),
    hasCalendar: fc.boolean(),
    session: fc.constantFrom('all', 'regular'),
    missingBars: fc.constantFrom('leave', 'fill', 'break'),
    prices: fc.constantFrom('raw', 'adjusted'),
    length: fc.nat(),
    isCut: fc.boolean(),
  })
  .map(({ hasCalendar, session, missingBars, prices, length, isCut, ...one }) => ({
    ...one,
    data: {
      calendar: hasCalendar ? one.exchange : null,
      session: hasCalendar ? session : 'all',
      missingBars: hasCalendar ? missingBars : 'leave',
      prices,
      interval: intervals[one.source][length % intervals[one.source].length]!,
      from: isCut ? new Date(Date.parse(one.first) + 5 * day).toISOString().slice(0, 10) : null,
    },
  }));

function timing(name: string): fc.Arbitrary<AuxiliarySpec> {
  return fc.record({
    name: fc.constant(name),
    series: fc.constant(name.toUpperCase()),
    stamped: fc.constantFrom('start', 'end'),
    lag: fc.constantFrom(0, 0, 1, 2),
    lagUnit: fc.constantFrom('minutes', 'hours', 'days', 'bars'),
  });
}

/** Sessions of the exchange with a gap here and there, and around them five series that keep hours of their own. */
export function dataOfCase(one: MarketCase): ExperimentData {
  const random = createRandom(one.seed, 'any-market');
  const bars = { ...sampleBars(2000, one.seed), ...thinned(timesOf(one), random) };
  const first = bars.time[0]!;
  const last = bars.time.at(-1)!;
  const actions = [0.3, 0.8].flatMap((share): readonly CorporateAction[] => [
    { kind: 'split', time: first + share * (last - first), value: 2 },
    { kind: 'dividend', time: first + share * (last - first), value: 0.5 },
  ]);
  const cut = cutTo(bars);
  return {
    series: {
      data: { kind: 'bars', bars: { ...cut, adjustedClose: null } },
      intervalMs: barIntervalMs[one.source],
      actions,
    },
    panel: [],
    auxiliary: new Map(
      one.auxiliary.map(({ name }, i) => [name, auxiliarySource(name, i, { first, last, random })]),
    ),
  };
}

function timesOf({ exchange, first, source, stamps, isAroundTheClock }: MarketCase): Float64Array {
  const calendar = requireCalendar(exchange);
  const intervalMs = barIntervalMs[source];
  const from = Date.parse(first);
  const to = from + (source === '1d' ? 300 : 25) * day;
  if (source === '1d')
    return expectedBars(calendar, from, to, day).map((date) => stamped(date, stamps, calendar));
  if (!isAroundTheClock) return expectedBars(calendar, from, to, intervalMs);
  return Float64Array.from({ length: (to - from) / intervalMs }, (_, i) => from + i * intervalMs);
}

function stamped(date: number, stamps: MarketCase['stamps'], calendar: Calendar): number {
  if (stamps === 'date') return date;
  const open = stamps === 'open' ? (calendar.hoursOn(date / day)?.[0]?.open ?? 0) : 0;
  return calendar.toUtc(date + open);
}

/** Without one in twenty, and without a whole stretch. */
function thinned(time: Float64Array, random: Random): { readonly time: Float64Array } {
  const gap = random.int(time.length);
  return { time: time.filter((_, i) => random.next() > 0.05 && (i < gap || i > gap + 9)) };
}

function cutTo({ time, ...columns }: Bars): Bars {
  const cut = (column: Float64Array) => column.slice(0, time.length);
  return {
    time,
    open: cut(columns.open),
    high: cut(columns.high),
    low: cut(columns.low),
    close: cut(columns.close),
    volume: cut(columns.volume),
  };
}

/** How far apart the values of each stand; the book comes and goes by the second. */
const everyMs = [day, hour, day, 7 * day, 50 * minute];

function auxiliarySource(
  name: string,
  index: number,
  { first, last, random }: { readonly first: number; readonly last: number; readonly random: Random },
): SourceSeries {
  const intervalMs = everyMs[index]!;
  const start = Math.floor(first / day) * day - 8 * day + (index === 1 ? random.int(day) : 0);
  const count = Math.ceil((last - start) / intervalMs) + 3;
  const regular = Float64Array.from({ length: count }, (_, i) => start + i * intervalMs);
  const shaken = name === 'book' ? regular.map((time) => time + random.int(intervalMs)) : regular;
  const time = shaken.filter((moment) => index !== 0 || ![0, 6].includes(new Date(moment).getUTCDay()));
  const sample = sampleJoined(time.length, random.int(1_000_000)).get(name);
  if (sample === undefined) throw new Error(`No sample "${name}".`);
  const data: SourceSeries['data'] =
    sample.kind === 'bars'
      ? { kind: 'bars', bars: { ...sample.bars, time, adjustedClose: null } }
      : { ...sample, time };
  const half = time[Math.floor(time.length / 2)]!;
  const actions: readonly CorporateAction[] = name === 'spy' ? [{ kind: 'split', time: half, value: 3 }] : [];
  return { data, intervalMs, actions };
}
