import type { StoredBars } from '../bars';
import type { QualityContext } from './check';

/** A step of the price that looks like a split nobody accounted for. */
export interface Split {
  /** Index of the first bar after it. */
  readonly at: number;
  /** New shares for one old: 2, 1.5, 0.1. */
  readonly value: number;
  /** `2:1`, `3:2`, `1:10`. */
  readonly name: string;
  /** Log return of the step. */
  readonly step: number;
  /** Median volume after it over that before; NaN where either is unknown. */
  readonly volumeRatio: number;
  /** Whether volume moved the other way, as shares multiply. */
  readonly hasVolume: boolean;
  /** Whether the adjusted close of the file has no such step. */
  readonly isConfirmed: boolean;
}

/** Ratios that companies choose, as new shares to old. */
const ratios: readonly (readonly [number, number])[] = [
  [5, 4],
  [4, 3],
  [3, 2],
  [5, 2],
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100].map((n) => [n, 1] as const),
].flatMap(([a, b]) => [[a!, b!] as const, [b!, a!] as const]);

/** Below this step nothing is looked at: 5:4, the smallest split, is 22 per cent. */
const smallestStep = 0.17;
/** How far the overnight ratio may lie from the split's: the market moves overnight, by two standard deviations seldom. */
const tolerance = { least: 0.02, most: 0.06, sigmas: 2 } as const;
/** A step must be this many standard deviations: in a market that moves by a fifth a day a ratio of 5:4 says nothing. */
const stepSigmas = 6;
/** Bars on each side that say whether the price stayed. */
const priceBars = 5;
/** Bars on each side that say what volume did, without the first after it: a month evens out days, news is busiest at once. */
const volumeBars = 20;
const busyBars = 2;
/** Share of the split's own ratio that volume must have moved by, in logs. */
const volumeShare = 0.4;
/**
 * Splits below 2:1 lie within what news does to a price: they need volume as a witness. Those below 3:2 move volume by less
 * than it moves by itself, so only the adjusted close can bear witness to them.
 */
const clearStep = 0.65;
const leastForVolume = 0.38;

/** The split between the bars `at - 1` and `at`, or null. Splits take effect overnight, so only pauses are looked at. */
export function splitAt(
  bars: StoredBars,
  at: number,
  sigma: number,
  isPause: Uint8Array,
  { intervalMs, actions }: QualityContext,
): Split | null {
  const { time, open, close } = bars;
  const before = close[at - 1]!;
  const byOpen = Math.log(open[at]! / before);
  const byClose = Math.log(close[at]! / before);
  if (!(Math.max(Math.abs(byOpen), Math.abs(byClose)) > Math.max(smallestStep, stepSigmas * sigma)))
    return null;
  if (intervalMs < 43_200_000 && isPause[at] === 0) return null;
  if (
    actions.some(
      (action) => action.kind === 'split' && action.time > time[at - 1]! && action.time <= time[at]!,
    )
  )
    return null;
  const room = Math.min(tolerance.most, Math.max(tolerance.least, tolerance.sigmas * sigma));
  const ratio = nearestRatio(byOpen, room) ?? nearestRatio(byClose, room);
  if (ratio === null || !isLasting(close, at, ratio.step)) return null;
  const volumeRatio = volumeRatioAt(bars.volume, at);
  const size = Math.abs(ratio.step);
  const hasVolume = size > leastForVolume && Math.log(volumeRatio) / -ratio.step >= volumeShare;
  const isConfirmed = isAbsent(bars, at, ratio.step);
  if (size < clearStep && !hasVolume && !isConfirmed) return null;
  return { at, ...ratio, volumeRatio, hasVolume, isConfirmed };
}

function nearestRatio(step: number, room: number): Pick<Split, 'value' | 'name' | 'step'> | null {
  let best: { value: number; name: string; step: number; distance: number } | null = null;
  for (const [shares, old] of ratios) {
    const distance = Math.abs(step + Math.log(shares / old));
    if (distance <= room && (best === null || distance < best.distance))
      best = { value: shares / old, name: `${shares}:${old}`, step: -Math.log(shares / old), distance };
  }
  return best;
}

/** Whether the closes after it stay as far from those before it as the split says. */
function isLasting(close: Float64Array, at: number, step: number): boolean {
  const before = median(close.subarray(Math.max(0, at - priceBars), at));
  const after = median(close.subarray(at, at + priceBars));
  return Math.abs(Math.log(after / before) - step) < Math.abs(step) / 3;
}

function volumeRatioAt(volume: Float64Array, at: number): number {
  const after = volume.subarray(at + busyBars, at + busyBars + volumeBars);
  const [later, earlier] = [median(after), median(volume.subarray(Math.max(0, at - volumeBars), at))];
  return later > 0 && earlier > 0 ? later / earlier : Number.NaN;
}

/** Whether the adjusted close goes through the step as if it were not there. */
function isAbsent({ close, adjustedClose }: StoredBars, at: number, step: number): boolean {
  if (adjustedClose === null) return false;
  const factor = (t: number) => Math.log(adjustedClose[t]! / close[t]!);
  return Math.abs(factor(at) - factor(at - 1) + step) < 0.1 * Math.abs(step);
}

function median(values: Float64Array): number {
  return values.slice().sort()[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
