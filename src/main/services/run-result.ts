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
  const { probabilityDown, outcome, forecast, forecastLow, forecastHigh, gross } = result;
  const sometimes = { probabilityDown, outcome, forecast, forecastLow, forecastHigh, gross };
  const columns = { probability, label, position, equity, buyAndHold, drawdown, ...withoutNulls(sometimes) };
  const extra: Extra = { start: bars.time.indexOf(result.time[0] ?? Number.NaN), trades };
  return packColumns(columns, extra);
}

/** Joins a stored result with the bars it was computed from. */
export function unpackResult(blob: Uint8Array, split: SplitName, bars: Bars): RunResult {
  const { columns, extra } = unpackColumns(blob);
  const { start, trades } = extra as Extra;
  const always = (name: string) => float64(columns, name);
  const sometimes = (name: string) => (name in columns ? float64(columns, name) : null);
  const probability = always('probability');
  return {
    split,
    ...sliceBars(bars, start, start + probability.length),
    probability,
    probabilityDown: sometimes('probabilityDown'),
    label: always('label'),
    outcome: sometimes('outcome'),
    forecast: sometimes('forecast'),
    forecastLow: sometimes('forecastLow'),
    forecastHigh: sometimes('forecastHigh'),
    position: always('position'),
    gross: sometimes('gross'),
    equity: always('equity'),
    buyAndHold: always('buyAndHold'),
    drawdown: always('drawdown'),
    trades,
  };
}

/** What the label and the loss have no column for is not stored. */
function withoutNulls(columns: Readonly<Record<string, Float64Array | null>>): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => (column === null ? [] : [[name, column]])),
  );
}
