import type { BarRange, ChartPlace } from '@shared/chart';
import type { VisibleRange } from '../../../charts/types';

/** Bars that a series is opened with: its last ones. */
export const openingPlace: ChartPlace = { at: 'end', bars: 250 };

/** A stretch of time that a link leads to, in milliseconds since 1970, UTC. */
export interface Moments {
  readonly from: number;
  readonly to: number;
}

export function placeOf(range: VisibleRange): ChartPlace {
  if (range === 'all' || !Number.isFinite(range.from)) return { at: 'all' };
  return { at: 'times', from: range.from, to: range.to };
}

/** `?from=&to=` of a link to a part of a series; null where it has none that can be read. */
export function momentsOf(search: URLSearchParams): Moments | null {
  const [from, to] = [search.get('from'), search.get('to')].map(toMoment);
  if (from === undefined || from === null) return null;
  const end = to ?? from;
  return end < from ? null : { from, to: end };
}

/** A little room behind the last bar, so that it does not stick to the axis. */
export function withRoom({ from, to }: BarRange): BarRange {
  return { from, to: to + Math.max(1, (to - from) * 0.015) };
}

const surroundings = 0.25;
const fewestBars = 80;

/** A part of a series with enough of what is around it to see how it stands out. */
export function withSurroundings({ from, to }: BarRange): BarRange {
  const width = Math.max(fewestBars, (to - from) * (1 + 2 * surroundings));
  const middle = (from + to) / 2;
  return { from: middle - width / 2, to: middle + width / 2 };
}

function toMoment(text: string | null): number | null {
  return text !== null && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : null;
}
