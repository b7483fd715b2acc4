import type { VisibleRange } from '../../charts/types';

export type RangeName = '1H' | '1D' | '1W' | '1M' | '6M' | 'YTD' | '1Y' | '5Y' | 'All';

/**
 * The ranges worth a button for bars that far apart: of minutes nobody looks at five years, of days not at one.
 * What is longer than the series would show the same as all of it.
 */
export function rangeNamesFor(intervalMs: number, firstTime: number, lastTime: number): readonly RangeName[] {
  return namesFor(intervalMs).filter((name) => {
    const range = rangeOf(name, lastTime);
    return name === 'All' || range === 'all' || range.from >= firstTime;
  });
}

function namesFor(intervalMs: number): readonly RangeName[] {
  if (intervalMs < MINUTE_MS) return ['1H', '1D', '1W', '1M', '6M', 'All'];
  return intervalMs < DAY_MS ? ['1D', '1W', '1M', '6M', '1Y', 'All'] : ['1M', '6M', 'YTD', '1Y', '5Y', 'All'];
}

const MINUTE_MS = 60_000;

const DAY_MS = 86_400_000;

const spans = { '1H': 60 * MINUTE_MS, '1D': DAY_MS, '1W': 7 * DAY_MS } as const;

const months: Readonly<Record<Exclude<RangeName, keyof typeof spans | 'YTD' | 'All'>, number>> = {
  '1M': 1,
  '6M': 6,
  '1Y': 12,
  '5Y': 60,
};

/**
 * The calendar range that ends with the last bar, each time a new object, so that asking again shows it again.
 *
 * @param lastTime in milliseconds since 1970, UTC.
 */
export function rangeOf(name: RangeName, lastTime: number): VisibleRange {
  if (name === 'All') return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  if (name === '1H' || name === '1D' || name === '1W') return { from: lastTime - spans[name], to: lastTime };
  const last = new Date(lastTime);
  if (name === 'YTD') return { from: Date.UTC(last.getUTCFullYear(), 0, 1), to: lastTime };
  return { from: monthsBefore(last, months[name]), to: lastTime };
}

/** The same day some months earlier, or the last day of that month where it has no such day. */
function monthsBefore(date: Date, count: number): number {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - count];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
}
