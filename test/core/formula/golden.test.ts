import type { Bars } from '@core/bars';
import { evaluateFormula } from '@core/formula/evaluate';
import { warmUpOf } from '@core/formula/reach';
import { expect, it } from 'vitest';
import golden from '../../fixtures/formula-golden.json';
import { astOf } from './ast-of';

const column = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? NaN);
const bars: Bars = {
  time: Float64Array.from(golden.bars.close, (_, t) => t * 86_400_000),
  open: column(golden.bars.open),
  high: column(golden.bars.high),
  low: column(golden.bars.low),
  close: column(golden.bars.close),
  volume: column(golden.bars.volume),
};

it.each(golden.cases)('$formula is what pandas and NumPy say', ({ formula, values }) => {
  const ast = astOf(formula);
  const found = evaluateFormula(ast, bars);
  const size = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  values.forEach((value, t) => {
    if (value === null) expect(found[t], `bar ${t}`).toBeNaN();
    else expect(Math.abs(Number(found[t]) - value), `bar ${t}`).toBeLessThan(1e-9 * size);
  });
  expect(values.slice(0, warmUpOf(ast)).every((value) => value === null)).toBe(true);
});
