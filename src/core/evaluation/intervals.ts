import type { SplitMetrics } from '@shared/runs';
import { optimalBlockLengths } from '../stats/bootstrap/block-length';
import { type BootstrapInterval, bootstrapIntervals } from '../stats/bootstrap/interval';
import { mean } from '../stats/returns';
import { nullIfNaN } from '../stats/undefined';
import { weightedAuc } from '../stats/weighted-auc';
import type { RowLosses } from './row-losses';

type Intervals = SplitMetrics['intervals'];

const level = 0.95;
const seed = 1;
const mostResamples = 1000;
const fewestResamples = 200;
/** Rows drawn for one interval at most, so that a hundred thousand bars take about a second. */
const mostDraws = 5_000_000;

/** How often rows are drawn again: 1,000 times, less often where there are more than 5,000 of them, and 200 times at least. */
export function resamplesOf(rows: number): number {
  return Math.max(fewestResamples, Math.min(mostResamples, Math.floor(mostDraws / Math.max(1, rows))));
}

/**
 * Intervals of 95 % of means over rows, by path, by the stationary bootstrap over moments: rows of one moment, as of a date of a panel, are
 * drawn together, and so are neighbours, in blocks whose mean length is that of Politis and White for the first of the losses, and at
 * least the horizon, over which labels share bars.
 *
 * @param moments of each row, in any order. [rows]
 */
export function rowIntervals(losses: RowLosses, moments: Int32Array, horizon: number): Intervals {
  const units = unitsOf(moments);
  const { paths, columns } = losses.means;
  const sums = columns.map((column) => perUnit(column, units));
  const first = sums[0];
  const lengths =
    first === undefined ? NaN : optimalBlockLengths(first.sum.map(shareOf(first.count))).stationary;
  const auc = losses.ranking && weightedAuc(losses.ranking.score, losses.ranking.label);
  const weights = new Int32Array(units.count);
  const { unitOf } = units;
  const rankedUnits = losses.ranking?.places.map((place) => unitOf[place]!);
  const found = bootstrapIntervals(
    units.count,
    (places) => {
      countPlaces(places, weights);
      const means = sums.map(({ sum, count }) => dot(weights, sum) / dot(weights, count));
      if (auc && rankedUnits) means.push(auc((row) => weights[rankedUnits[row]!]!));
      return means.map((mean, k) => (paths[k]?.endsWith('rmse') ? Math.sqrt(mean) : mean));
    },
    paths.length + (auc ? 1 : 0),
    planOf(units.count, Math.max(horizon, Number.isNaN(lengths) ? 1 : lengths)),
  );
  return byPath(auc ? [...paths, 'rocAuc'] : paths, found);
}

/** The same of an account's returns from bar to bar. */
export function accountIntervals(returns: Float64Array, barsPerYear: number): Intervals {
  const { stationary } = optimalBlockLengths(returns);
  const bars = returns.length;
  // Less their mean, so that the variance of a resample is no small difference of large sums.
  const centre = mean(returns);
  const gaps = returns.map((value) => value - centre);
  const squares = gaps.map((gap) => gap ** 2);
  const growth = returns.map(Math.log1p);
  const weights = new Int32Array(bars);
  const found = bootstrapIntervals(
    bars,
    (places) => {
      countPlaces(places, weights);
      const gap = dot(weights, gaps);
      const variance = (dot(weights, squares) - gap ** 2 / bars) / (bars - 1);
      const ratio = variance > leastVariance ? (centre + gap / bars) / Math.sqrt(variance) : NaN;
      return [ratio * Math.sqrt(barsPerYear), Math.expm1(dotKnown(weights, growth))];
    },
    2,
    planOf(returns.length, Number.isNaN(stationary) ? 1 : stationary),
  );
  return byPath(['trading.sharpe', 'trading.totalReturn'], found);
}

/** Of the mean of each of several accounts' returns over the same bars, all of the same resamples. */
export function meanIntervals(accounts: readonly Float64Array[]): readonly BootstrapInterval[] {
  const bars = accounts[0]?.length ?? 0;
  const lengths = accounts.map((returns) => optimalBlockLengths(returns).stationary).filter((l) => l >= 1);
  const weights = new Int32Array(bars);
  return bootstrapIntervals(
    bars,
    (places) => {
      countPlaces(places, weights);
      return accounts.map((returns) => dot(weights, returns) / bars);
    },
    accounts.length,
    planOf(bars, Math.max(1, ...lengths)),
  );
}

function planOf(rows: number, length: number) {
  return { blocks: { kind: 'stationary', length } as const, resamples: resamplesOf(rows), level, seed };
}

function byPath(paths: readonly string[], found: readonly BootstrapInterval[]): Intervals {
  return Object.fromEntries(
    paths.map((path, k) => [path, { low: nullIfNaN(found[k]!.low), high: nullIfNaN(found[k]!.high) }]),
  );
}

interface Units {
  readonly count: number;
  /** Place of each row's moment among those that have rows, in order of time. [rows] */
  readonly unitOf: Int32Array;
}

function unitsOf(moments: Int32Array): Units {
  const distinct = Int32Array.from(new Set(moments)).sort();
  const places = new Map([...distinct].map((moment, place) => [moment, place]));
  return { count: distinct.length, unitOf: moments.map((moment) => places.get(moment)!) };
}

/** Sum and number of the known values of each unit. */
function perUnit(values: Float64Array, { count: units, unitOf }: Units) {
  const [sum, count] = [new Float64Array(units), new Float64Array(units)];
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    sum[unitOf[row]!]! += value;
    count[unitOf[row]!]! += 1;
  });
  return { sum, count };
}

/** Units without a known value are 0, as of no loss. */
function shareOf(counts: Float64Array): (sum: number, unit: number) => number {
  return (sum, unit) => (counts[unit] === 0 ? 0 : sum / counts[unit]!);
}

function countPlaces(places: Int32Array, weights: Int32Array): void {
  weights.fill(0);
  for (const place of places) weights[place]!++;
}

/** Returns that differ by no more than rounding have no Sharpe ratio. */
const leastVariance = (8 * Number.EPSILON) ** 2;

/** Of logarithms, of which one of a ruined account is endless: not drawn, it does not count. */
function dotKnown(weights: Int32Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (weights[i]! > 0) sum += weights[i]! * values[i]!;
  return sum;
}

function dot(weights: Int32Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weights[i]! * values[i]!;
  return sum;
}
