import type { StoredBars } from '../bars';
import type { QualityContext } from './check';
import { type Split, splitAt } from './split-evidence';

/** Moves of the close that are out of all proportion, each explained in one way. */
export interface Jumps {
  /** Prices that left and came back. */
  readonly spikes: readonly Spike[];
  readonly splits: readonly Split[];
  /** The rest: the price moved and stayed. */
  readonly moves: readonly Jump[];
}

/** The move of one close on the one before. */
export interface Jump {
  /** Index of the bar. */
  readonly at: number;
  /** Log return. */
  readonly move: number;
  /** Its size in standard deviations as known before. */
  readonly sigmas: number;
}

/** Bars from `at` to `last` whose closes stand away from those on both sides. */
export interface Spike extends Jump {
  readonly last: number;
}

/**
 * A return of nine standard deviations that is taken back at once is a bad tick rather than a price: such moves come with
 * news, and news stays. The wildest reversals of the S&P 500 since 2000, in October 2008 and March 2020, are just above eight.
 */
export const spikeSigmas = 9;
/** Real moves of ten happen (earnings, central banks), but seldom enough that each is worth a look. */
const jumpSigmas = 10;
/** What is left of a spike's move once it is over, at most. */
const leftOver = 0.25;
/** Bad ticks last one bar, sometimes two or three; longer ones are prices that somebody saw. */
const longestSpike = 3;

/**
 * @param moves log return of each close, splits that are known undone. [time]
 * @param sigma standard deviation of each move as known before it. [time]
 */
export function findJumps(
  bars: StoredBars,
  moves: Float64Array,
  sigma: Float64Array,
  isPause: Uint8Array,
  context: QualityContext,
): Jumps {
  const spikes: Spike[] = [];
  const splits: Split[] = [];
  const rest: Jump[] = [];
  for (let t = 1; t < moves.length; t += 1) {
    const move = moves[t]!;
    const sigmas = Math.abs(move) / sigma[t]!;
    const spike = sigmas > spikeSigmas ? spikeAt(moves, t, sigmas) : null;
    if (spike !== null) {
      spikes.push(spike);
      t = spike.last + 1; // The way back is no jump of its own.
      continue;
    }
    const split = splitAt(bars, t, sigma[t]!, isPause, context);
    if (split !== null) splits.push(split);
    else if (sigmas > jumpSigmas) rest.push({ at: t, move, sigmas });
  }
  return { spikes, splits, moves: rest };
}

function spikeAt(moves: Float64Array, at: number, sigmas: number): Spike | null {
  const move = moves[at]!;
  let level = move;
  for (let last = at; last < Math.min(at + longestSpike, moves.length - 1); last += 1) {
    level += moves[last + 1]!;
    if (Math.abs(level) <= leftOver * Math.abs(move)) return { at, last, move, sigmas };
    if (level / move < 0.5) return null;
  }
  return null;
}
