import { assertNever } from '@shared/errors';
import type { AuxiliarySpec, ExperimentSpec } from '@shared/spec';
import type { Bars } from '../bars';
import type { Calendar } from '../calendars/calendar';
import type { Joined, JoinedSeries } from '../joined';
import { type SeriesData, timesOf } from '../series-data';
import { adjustBars } from './bars';
import { decisionMoments } from './decision-moments';
import type { ExperimentData, SourceSeries } from './experiment-data';
import { endsOf, lastKnown } from './moments';

/**
 * The auxiliary series of a spec as they were known at the end of each bar: the last value by then, NaN before the first.
 *
 * A value that is stamped at the start of what it measures is known where that ends (`endsOf`), any other at its stamp; then
 * comes the lag. A lag in bars takes, at each bar, what was known that many bars before. So the daily value of a day is seen by
 * that day's own daily bar and by no bar within the day.
 *
 * @param bars the traded ones, `intervalMs` long; the moment of decision is the end of each: see `decisionMoments`.
 */
export function joinAuxiliary(
  spec: Pick<ExperimentSpec['data'], 'auxiliary' | 'prices'>,
  auxiliary: ExperimentData['auxiliary'],
  bars: Bars,
  intervalMs: number,
  calendar: Calendar | null = null,
): Joined {
  const moments = decisionMoments(bars.time, intervalMs, calendar);
  return new Map(
    spec.auxiliary.map((one) => {
      const source = auxiliary.get(one.name);
      if (source === undefined) throw new Error(`The auxiliary series "${one.name}" was not gathered.`);
      const known = lastKnown(knownFrom(source, one), moments);
      return [one.name, take(source, spec.prices, laggedBy(one, known))];
    }),
  );
}

/** When each value of an auxiliary series is known, lags in bars aside. Ascending. [time] */
export function knownFrom(
  { data, intervalMs }: SourceSeries,
  { stamped, lag, lagUnit }: AuxiliarySpec,
): Float64Array {
  const times = timesOf(data);
  const over = stamped === 'start' ? endsOf(times, intervalMs) : times;
  const later = lagUnit === 'bars' ? 0 : lag * unitMs[lagUnit];
  return over.map((moment) => moment + later);
}

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

function laggedBy({ lag, lagUnit }: AuxiliarySpec, known: Int32Array): Int32Array {
  return lagUnit === 'bars' ? known.map((_, t) => known[t - lag] ?? -1) : known;
}

/** The values at these indices; NaN at -1. */
function take(
  { data, actions }: SourceSeries,
  prices: ExperimentSpec['data']['prices'],
  at: Int32Array,
): JoinedSeries {
  const pick = (column: Float64Array) => valuesAt(column, at);
  switch (data.kind) {
    case 'scalar':
      return { kind: 'scalar', value: pick(data.value) };
    case 'bars':
      return { kind: 'bars', bars: takeBars(pricesOf(data, prices, actions), pick) };
    case 'depth':
      return {
        kind: 'depth',
        levels: data.levels.map(({ bidPrice, bidSize, askPrice, askSize }) => ({
          bidPrice: pick(bidPrice),
          bidSize: pick(bidSize),
          askPrice: pick(askPrice),
          askSize: pick(askSize),
        })),
      };
    default:
      return assertNever(data);
  }
}

function valuesAt(column: Float64Array, at: Int32Array): Float64Array {
  const length = at.length;
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const i = at[t]!;
    out[t] = i < 0 ? NaN : column[i]!;
  }
  return out;
}

/**
 * The prices that the spec asks for, of the joined bars as of the traded ones, so that a split of either is no return. Bars
 * without an adjusted close and recorded actions, such as those of an index, are as they are: there is nothing to undo.
 */
function pricesOf(
  { bars }: Extract<SeriesData, { kind: 'bars' }>,
  prices: ExperimentSpec['data']['prices'],
  actions: SourceSeries['actions'],
): Bars {
  const hasAdjusted = bars.adjustedClose !== null || actions.length > 0;
  return adjustBars(bars, hasAdjusted ? prices : 'raw', actions);
}

function takeBars(bars: Bars, pick: (column: Float64Array) => Float64Array): Bars {
  return {
    time: pick(bars.time),
    open: pick(bars.open),
    high: pick(bars.high),
    low: pick(bars.low),
    close: pick(bars.close),
    volume: pick(bars.volume),
  };
}
