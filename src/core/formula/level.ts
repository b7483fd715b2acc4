import { type Bars, sliceBars } from '../bars';
import { type Joined, mapJoined, nothingJoined } from '../joined';
import { evaluateFormula } from './evaluate';
import { warmUpOf } from './reach';
import type { FormulaNode } from './tree';

/** Bars that are tried beyond the first that can have a value. */
const tried = 1000;

/**
 * Whether a formula says something else of the same bars when every price of one series, the traded or a joined one, is
 * doubled, found by doing so: then it knows the level of the prices and not only how they move. Doubling rounds nothing;
 * logarithms do, in their last digit.
 */
export function movesWithPrices(ast: FormulaNode, bars: Bars, joined: Joined = nothingJoined): boolean {
  const end = Math.min(bars.time.length, warmUpOf(ast) + firstKnown(joined) + tried);
  const some = sliceBars(bars, 0, end);
  const others = mapJoined(joined, (column) => column.slice(0, end));
  const values = evaluateFormula(ast, some, others);
  if (differ(values, evaluateFormula(ast, doubled(some), others))) return true;
  return [...others].some(([name, series]) => {
    if (series.kind !== 'bars') return false;
    const changed = new Map(others).set(name, { kind: 'bars', bars: doubled(series.bars) });
    return differ(values, evaluateFormula(ast, some, changed));
  });
}

/** The bar at which the last of the joined bars begins. */
function firstKnown(joined: Joined): number {
  const firsts = [...joined.values()].map((series) =>
    series.kind === 'bars' ? series.bars.time.findIndex(Number.isFinite) : 0,
  );
  return Math.max(0, ...firsts);
}

function differ(values: Float64Array, others: Float64Array): boolean {
  const size = values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  return values.some((value, t) => {
    const other = others[t]!;
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
