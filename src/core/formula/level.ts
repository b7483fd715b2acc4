import { type Bars, sliceBars } from '../bars';
import { evaluateFormula } from './evaluate';
import { warmUpOf } from './reach';
import type { FormulaNode } from './tree';

/** Bars that are tried beyond the warm-up. */
const tried = 1000;

/**
 * Whether a formula says something else of the same bars when every price is doubled, found by doing so: then it knows the
 * level of the prices and not only how they move. Doubling rounds nothing; logarithms do, in their last digit.
 */
export function movesWithPrices(ast: FormulaNode, bars: Bars): boolean {
  const some = sliceBars(bars, 0, Math.min(bars.time.length, warmUpOf(ast) + tried));
  const values = evaluateFormula(ast, some);
  const ofDoubled = evaluateFormula(ast, doubled(some));
  const size = values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  return values.some((value, t) => {
    const other = ofDoubled[t]!;
    if (Number.isNaN(value) || Number.isNaN(other)) return Number.isNaN(value) !== Number.isNaN(other);
    return Math.abs(value - other) > 1e-9 * size;
  });
}

function doubled(bars: Bars): Bars {
  const twice = (prices: Float64Array) => prices.map((price) => 2 * price);
  return {
    ...bars,
    open: twice(bars.open),
    high: twice(bars.high),
    low: twice(bars.low),
    close: twice(bars.close),
  };
}
