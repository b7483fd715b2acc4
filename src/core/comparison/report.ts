import type { ComparisonReport, RunCourse } from '@shared/comparing';
import type { RunResult } from '@shared/runs';
import { barsPerYear } from '../stats/bars-per-year';
import { returnsOf } from '../stats/returns';
import { nullIfNaN } from '../stats/undefined';
import { type ComparedResult, entriesOf, type PairFigures, pairFigures } from './pair-figures';
import { rollingSharpe } from './rolling-sharpe';

/** What a chart of a screen's width can show of each run. */
const mostPoints = 2000;
const bins = 40;

export interface ComparedRun {
  readonly id: number;
  readonly result: RunResult;
}

/** Runs side by side over the same split of each. */
export function comparisonOf(runs: readonly ComparedRun[], rollingBars: number): ComparisonReport {
  const figures = figuresOfPairs(
    runs.map(({ result }) => ({ ...result, entries: entriesOf(result.trades) })),
  );
  const matrix = (of: (pair: PairFigures) => number) =>
    figures.map((row) => row.map((pair) => nullIfNaN(of(pair))));
  return {
    runs: runs.map((run) => courseOf(run, rollingBars)),
    edges: Array.from({ length: bins + 1 }, (_, k) => k / bins),
    correlation: matrix(({ correlation }) => correlation),
    commonBars: figures.map((row) => row.map(({ bars }) => bars)),
    positionOverlap: matrix(({ positionOverlap }) => positionOverlap),
    tradeOverlap: matrix(({ tradeOverlap }) => tradeOverlap),
  };
}

/** Of every two; each pair is looked at once. */
function figuresOfPairs(results: readonly ComparedResult[]): readonly (readonly PairFigures[])[] {
  const figures: PairFigures[][] = [];
  for (const [row, one] of results.entries()) {
    const before = figures.map((other) => other[row]!);
    figures.push([...before, ...results.slice(row).map((other) => pairFigures(one, other))]);
  }
  return figures;
}

function courseOf({ id, result }: ComparedRun, rollingBars: number): RunCourse {
  const { time, equity, drawdown, buyAndHold, position, probability } = result;
  const rolling = rollingSharpe(returnsOf(equity), rollingBars, barsPerYear(time));
  // A return belongs to the bar that it leads to.
  const sharpe = Float64Array.from(time, (_, bar) => (bar === 0 ? Number.NaN : rolling[bar - 1]!));
  const stretch = Math.ceil(time.length / mostPoints);
  return {
    id,
    time: thinned(time, stretch, lastOf),
    equity: thinned(equity, stretch, lastOf),
    drawdown: thinned(drawdown, stretch, leastOf),
    rollingSharpe: thinned(sharpe, stretch, lastOf),
    buyAndHold: thinned(buyAndHold, stretch, lastOf),
    probabilities: sharesOf(probability),
    bars: time.length,
    heldBars: position.reduce((held, side) => (side !== 0 ? held + 1 : held), 0),
  };
}

function thinned(values: Float64Array, stretch: number, of: (values: Float64Array) => number): Float64Array {
  if (stretch <= 1) return values;
  return Float64Array.from({ length: Math.ceil(values.length / stretch) }, (_, k) =>
    of(values.subarray(k * stretch, (k + 1) * stretch)),
  );
}

const lastOf = (values: Float64Array): number => values[values.length - 1]!;

function leastOf(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

/** Shares of the known values by bin; the last bin holds 1 too. */
function sharesOf(probability: Float64Array): readonly number[] {
  const counts = new Array<number>(bins).fill(0);
  let known = 0;
  for (const value of probability) {
    if (Number.isNaN(value)) continue;
    known++;
    counts[Math.min(bins - 1, Math.floor(value * bins))]!++;
  }
  return known === 0 ? [] : counts.map((count) => count / known);
}
