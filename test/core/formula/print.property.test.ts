import { parseFormula } from '@core/formula/formula';
import { formulaText } from '@core/formula/print';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFormula } from './arbitrary-formula';
import { astOf } from './ast-of';

describe('a formula that is printed', () => {
  it('parses to the same tree and prints the same again', () => {
    fc.assert(
      fc.property(arbitraryFormula(), (text) => {
        const ast = astOf(text);
        const printed = formulaText(ast);
        expect(parseFormula(printed)).toEqual({ ok: true, ast });
        expect(formulaText(astOf(printed))).toBe(printed);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps its meaning without the space it was written with', () => {
    fc.assert(
      fc.property(arbitraryFormula(), (text) => {
        expect(formulaText(astOf(text.replaceAll(' ', '')))).toBe(formulaText(astOf(text)));
        expect(formulaText(astOf(text.replaceAll(' ', '\n\t ')))).toBe(formulaText(astOf(text)));
      }),
    );
  });

  it.each([
    ['zscore( log(close/sma(close,20)) ,60 )', 'zscore(log(close / sma(close, 20)), 60)'],
    ['((close))', 'close'],
    ['(close*open)+low', 'close * open + low'],
    ['close*(open+low)', 'close * (open + low)'],
    ['close-(open-low)', 'close - (open - low)'],
    ['(close-open)-low', 'close - open - low'],
    ['close/(open/low)', 'close / (open / low)'],
    ['(-close)^2', '(-close) ^ 2'],
    ['-(close^2)', '-close ^ 2'],
    ['2^(-close)', '2 ^ -close'],
    ['(2^close)^3', '(2 ^ close) ^ 3'],
    ['2^(close^3)', '2 ^ close ^ 3'],
    ['-(close*2)', '-(close * 2)'],
    ['(-close)*2', '-close * 2'],
    ['close--open', 'close - -open'],
    ['(close>open)==(low>1)', '(close > open) == (low > 1)'],
    ['close>open+1', 'close > open + 1'],
    ['(close>open)+1', '(close > open) + 1'],
    ['SMA(Close, 2e1)', 'sma(close, 20)'],
    ['close*1e-9', 'close * 1e-9'],
    ['close*1e+30', 'close * 1e+30'],
    ['close*.5', 'close * 0.5'],
    ['close*7.', 'close * 7'],
  ])('%s reads %s', (text, printed) => {
    expect(formulaText(astOf(text))).toBe(printed);
  });
});
