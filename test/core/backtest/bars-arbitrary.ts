import type { PriceBars } from '@core/backtest/simulate';
import fc from 'fast-check';

const price = fc.double({ min: 0.01, max: 1000, noNaN: true });

/** Bars with any positive prices, and one target a bar. */
export const tradedBars = fc
  .array(fc.record({ open: price, close: price, target: fc.constantFrom(-1, 0, 1) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) => ({ bars: barsOf(rows), targets: Int8Array.from(rows, (row) => row.target) }));

export function barsOf(rows: readonly { readonly open: number; readonly close: number }[]): PriceBars {
  return {
    time: Float64Array.from(rows, (_, bar) => bar * 86_400_000),
    open: Float64Array.from(rows, (row) => row.open),
    close: Float64Array.from(rows, (row) => row.close),
  };
}
