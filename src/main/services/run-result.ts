import { type Bars, sliceBars } from '@core/bars';
import type { RunResult, SplitName, Trade } from '@shared/runs';
import { float64, packColumns, unpackColumns } from '../storage/columns';

interface Extra {
  /** Index of the split's first bar in the bars of the run. */
  readonly start: number;
  readonly trades: readonly Trade[];
}

/** A split's result as it is stored: without the bars, which the series holds. */
export function packResult(result: RunResult, bars: Bars): Uint8Array {
  const { probability, label, position, equity, buyAndHold, drawdown, trades } = result;
  const extra: Extra = { start: bars.time.indexOf(result.time[0] ?? Number.NaN), trades };
  return packColumns({ probability, label, position, equity, buyAndHold, drawdown }, extra);
}

/** Joins a stored result with the bars it was computed from. */
export function unpackResult(blob: Uint8Array, split: SplitName, bars: Bars): RunResult {
  const { columns, extra } = unpackColumns(blob);
  const { start, trades } = extra as Extra;
  const probability = float64(columns, 'probability');
  return {
    split,
    ...sliceBars(bars, start, start + probability.length),
    probability,
    label: float64(columns, 'label'),
    position: float64(columns, 'position'),
    equity: float64(columns, 'equity'),
    buyAndHold: float64(columns, 'buyAndHold'),
    drawdown: float64(columns, 'drawdown'),
    trades,
  };
}
