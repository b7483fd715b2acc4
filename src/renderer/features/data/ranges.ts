import type { VisibleRange } from '../../charts/types';

export type RangeName = '1D' | '1W' | '1M' | '6M' | 'YTD' | '1Y' | '5Y' | 'All';

/** The ranges worth a button for bars that far apart: of minutes nobody looks at five years, of days not at one. */
export function rangeNamesFor(intervalMs: number): readonly RangeName[] {
  return intervalMs < DAY_MS ? ['1D', '1W', '1M', '6M', '1Y', 'All'] : ['1M', '6M', 'YTD', '1Y', '5Y', 'All'];
}

const DAY_MS = 86_400_000;

const months: Readonly<Record<Exclude<RangeName, '1D' | '1W' | 'YTD' | 'All'>, number>> = {
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
  if (name === '1D' || name === '1W')
    return { from: lastTime - (name === '1D' ? 1 : 7) * DAY_MS, to: lastTime };
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
