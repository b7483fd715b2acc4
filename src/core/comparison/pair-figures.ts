import type { RunResult, Trade } from '@shared/runs';
import { mean, returnsOf } from '../stats/returns';
import { type CommonBars, commonBars, pick } from './common-bars';

export interface ComparedResult extends Pick<RunResult, 'time' | 'equity' | 'position'> {
  /** Of its trades, by `entriesOf`. */
  readonly entries: ReadonlySet<string>;
}

/** When, on which side and of which series trades were entered. */
export function entriesOf(
  trades: readonly Pick<Trade, 'entryTime' | 'direction' | 'series'>[],
): ReadonlySet<string> {
  return new Set(
    trades.map(({ entryTime, direction, series = '' }) => `${entryTime} ${direction} ${series}`),
  );
}

/** What two runs have in common, whichever comes first; NaN where undefined. */
export interface PairFigures {
  readonly bars: number;
  readonly correlation: number;
  readonly positionOverlap: number;
  readonly tradeOverlap: number;
}

export function pairFigures(first: ComparedResult, second: ComparedResult): PairFigures {
  const common = commonBars(first.time, second.time);
  return {
    bars: common.first.length,
    correlation: correlationOf(
      returnsOf(pick(first.equity, common.first)),
      returnsOf(pick(second.equity, common.second)),
    ),
    positionOverlap: positionOverlap(first, second, common),
    tradeOverlap: tradeOverlap(first, second),
  };
}

/** Pearson's; NaN where either never moves. */
export function correlationOf(first: Float64Array, second: Float64Array): number {
  const n = first.length;
  const [a, b] = [mean(first), mean(second)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let t = 0; t < n; t++) {
    const [x, y] = [first[t]! - a, second[t]! - b];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return n > 1 && aa > 0 && bb > 0 ? Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))) : Number.NaN;
}

/** Of the bars on which either holds something, the share on which both hold the same side. */
function positionOverlap(first: ComparedResult, second: ComparedResult, common: CommonBars): number {
  let [either, both] = [0, 0];
  for (let k = 0; k < common.first.length; k++) {
    const a = Math.sign(first.position[common.first[k]!]!);
    const b = Math.sign(second.position[common.second[k]!]!);
    if (a !== 0 || b !== 0) either++;
    if (a !== 0 && a === b) both++;
  }
  return both / either;
}

/** Of all trades of both, the share entered at the same moment, on the same side of the same series. */
function tradeOverlap({ entries: first }: ComparedResult, { entries: second }: ComparedResult): number {
  let shared = 0;
  for (const entry of first) if (second.has(entry)) shared++;
  return shared / (first.size + second.size - shared);
}
