import { AppError } from '@shared/errors';
import type { CorporateAction } from '@shared/series';
import type { Bars, StoredBars } from '../bars';
import { backAdjusted, splitAdjustedVolume } from './actions';

export type Prices = 'raw' | 'adjusted';

/**
 * The bars with raw prices, or adjusted ones: where the file had an adjusted close, open, high, low and close are scaled bar by bar by
 * adjusted close / close, and volume by recorded splits alone; else splits and dividends are taken out, see `backAdjusted`. Throws AppError
 * `invalid` where adjusted prices are asked of bars that have neither.
 *
 * @param actions `time`: the first moment that trades without it
 */
export function adjustBars(
  stored: StoredBars,
  prices: Prices,
  actions: readonly CorporateAction[] = [],
): Bars {
  const { adjustedClose, ...raw } = stored;
  if (prices === 'raw') return raw;
  if (adjustedClose === null && actions.length > 0) return backAdjusted(raw, actions);
  if (adjustedClose === null) {
    throw new AppError(
      'invalid',
      'The series has no adjusted close. Choose raw prices, import a file that has one, or record its splits and dividends on the data page.',
    );
  }
  const scale = adjustedClose.map((adjusted, t) => adjusted / raw.close[t]!);
  const scaled = (prices: Float64Array) => prices.map((price, t) => price * scale[t]!);
  return {
    ...raw,
    open: scaled(raw.open),
    high: scaled(raw.high),
    low: scaled(raw.low),
    close: adjustedClose,
    volume: splitAdjustedVolume(raw, actions),
  };
}

/**
 * Indices of the bars from the first to the last day inclusive, `end` exclusive; days such as 2008-12-31 in UTC, null is no limit.
 * Throws AppError `invalid` where no bar is left.
 */
export function periodOf(
  time: Float64Array,
  from: string | null,
  to: string | null,
): { readonly start: number; readonly end: number } {
  const start = from === null ? 0 : firstAtOrAfter(time, startOfDay(from));
  const end = to === null ? time.length : firstAtOrAfter(time, startOfDay(to) + dayMs);
  if (end <= start) throw new AppError('invalid', emptyPeriod(time, from, to));
  return { start, end };
}

/** Day of a bar as people write it, 2008-12-31, in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

/** First moment of a day such as 2008-12-31, UTC. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function firstAtOrAfter(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function emptyPeriod(time: Float64Array, from: string | null, to: string | null): string {
  if (time.length === 0) return 'The series has no bars. Import data first.';
  const asked = [from === null ? '' : ` from ${from}`, to === null ? '' : ` to ${to}`].join('');
  const has = `${dayOf(time[0]!)} to ${dayOf(time[time.length - 1]!)}`;
  return `No bars are left${asked}: the series runs from ${has}. Change data.from or data.to.`;
}
