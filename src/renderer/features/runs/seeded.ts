import type { SplitMetrics, Spread } from '@shared/runs';
import { formatCount, formatNumber } from '../../ui/format';
import type { Format } from './metric';

/** An interval of 95 %; an end is null where it is not known. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** A figure as it is shown: of several seeds their mean and deviation, of one seed just what it is. */
export interface SeededFigure {
  readonly value: number | null;
  /** From seed to seed; null of one seed. */
  readonly sd: number | null;
  /** Null of one seed; below too. */
  readonly spread: Spread | null;
  readonly ensemble: number | null;
  /** By bootstrap, of the ensemble's figure or that of the one seed; null where there is none. */
  readonly interval: Interval | null;
}

/** Seeds whose figures a split knows: the figures of fewer than two have no spread. */
export function seedsOf({ overSeeds }: SplitMetrics): number {
  return Object.values(overSeeds).reduce((most, { count }) => Math.max(most, count), 0);
}

/** @param figure that of the ensemble, which of one seed is its own */
export function seededFigure(part: SplitMetrics, path: string, figure: number | null): SeededFigure {
  const interval = knownInterval(part.intervals[path]);
  const spread = part.overSeeds[path];
  if (spread === undefined || seedsOf(part) < 2)
    return { value: figure, sd: null, spread: null, ensemble: null, interval };
  return { value: spread.mean, sd: spread.sd, spread, ensemble: figure, interval };
}

/** Of what stands nothing but the seeds' own figures for: a fold, a year. */
export function figureOfSpread(spread: Spread | undefined): SeededFigure {
  const { mean = null, sd = null, count = 0 } = spread ?? {};
  return { value: mean, sd, spread: count > 1 ? (spread ?? null) : null, ensemble: null, interval: null };
}

/** Everything that is known of a figure, a line each; undefined where nothing is but itself. */
export function seededTitle(figure: SeededFigure, format: Format): string | undefined {
  const { spread, ensemble, interval } = figure;
  const lines: string[] = [];
  if (spread !== null && spread.sd !== null) {
    const mean = intervalText(spread, format);
    lines.push(
      `${formatCount(spread.count, 'seed')}: ${format(spread.mean)} ± ${format(spread.sd)} s.d., mean 95% ${mean}`,
    );
  } else if (spread !== null && spread.count === 1) lines.push('Known of one seed: no spread');
  if (ensemble !== null) lines.push(`Ensemble of the seeds: ${format(ensemble)}`);
  if (interval !== null) lines.push(`Bootstrap 95%: ${intervalText(interval, format)}`);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** `0.12 to 1.31`. */
export const intervalText = ({ low, high }: Interval, format: Format): string =>
  `${format(low)} to ${format(high)}`;

/** What a table says of its figures. */
export function seedsText(seeds: number): string {
  return seeds < 2 ? '1 seed: no spread known' : `${formatNumber(seeds)} seeds: mean ± s.d.`;
}

function knownInterval(interval: Interval | undefined): Interval | null {
  return interval === undefined || (interval.low === null && interval.high === null) ? null : interval;
}
