import type { RunReport } from '@shared/run-report';

export type BacktestPath = RunReport['paths'][number];

/** What the paths of a combinatorial split say together; null where no path has a Sharpe ratio. */
export interface PathSummary {
  /** Ascending, one a path that has one. */
  readonly sharpes: readonly number[];
  readonly mean: number;
  /** Sample standard deviation; null of one path. */
  readonly sd: number | null;
  readonly median: number;
  /** Share of the paths that lost money for their risk. */
  readonly belowZero: number;
}

export function summaryOf(paths: readonly BacktestPath[]): PathSummary | null {
  const sharpes = paths.flatMap(({ sharpe }) => sharpe ?? []).toSorted((a, b) => a - b);
  const count = sharpes.length;
  if (count === 0) return null;
  const mean = sharpes.reduce((sum, one) => sum + one, 0) / count;
  const squares = sharpes.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    sharpes,
    mean,
    sd: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    median: (sharpes[(count - 1) >> 1]! + sharpes[count >> 1]!) / 2,
    belowZero: sharpes.filter((one) => one < 0).length / count,
  };
}
