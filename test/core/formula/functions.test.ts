import { computeFeature, requireFeature } from '@core/features/registry';
import { evaluateFormula } from '@core/formula/evaluate';
import type { FormulaFunction } from '@core/formula/functions/definition';
import { functionOfFeature } from '@core/formula/functions/of-feature';
import { createLibrary, plainLibrary } from '@core/formula/library';
import { warmUpOf } from '@core/formula/reach';
import { signatureOf } from '@core/formula/signature';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';
import { callOf } from './arbitrary-formula';
import { astOf } from './ast-of';

const functions = [...plainLibrary.functions.values()];
const length = 120;
/** Positive, never the same twice, and each with a warm-up of its own. */
const series = fc.constantFrom('close', '(volume / 10000)', 'high', 'ema(low, 5)', '(close / lag(open, 3))');

describe.each(functions.map((called) => [called.name, called] as const))('%s', (name, called) => {
  it('is undefined exactly through its warm-up', () => {
    fc.assert(
      fc.property(definedCall(called), fc.nat(1_000_000), (text, n) => {
        const ast = astOf(text);
        const values = evaluateFormula(ast, sampleBars(length, n));
        expect(values.findIndex(Number.isFinite)).toBe(warmUpOf(ast));
        expect(values.subarray(warmUpOf(ast)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is whole again after a gap and one more warm-up', () => {
    fc.assert(
      fc.property(definedCall(called), fc.nat(1_000_000), (text, n) => {
        const ast = astOf(text);
        const bars = sampleBars(length, n);
        for (const column of ['open', 'high', 'low', 'close', 'volume'] as const) bars[column][50] = NaN;
        const values = evaluateFormula(ast, bars);
        expect(values.subarray(51 + warmUpOf(ast)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is explained in sentences', () => {
    for (const words of [called.documentation, ...called.parameters.map((p) => p.documentation)])
      expect(words).toMatch(/^[A-Z1xe].*\.$/);
    expect(signatureOf(called)).toMatch(new RegExp(`^${name}\\(.+\\)$`));
  });
});

/** A call that is defined wherever its series are: the bounds of clip must not cross. */
function definedCall(called: FormulaFunction): fc.Arbitrary<string> {
  return called.name === 'clip' ? series.map((x) => `clip(${x}, 0.5, 100)`) : callOf(called, series);
}

describe('the library', () => {
  it('has each name and each alias once, so that a hint is never wrong', () => {
    const names = [...plainLibrary.functions.keys(), ...plainLibrary.columns.keys()];
    const aliases = [...plainLibrary.functions.values(), ...plainLibrary.columns.values()].flatMap(
      (entry) => entry.aliases,
    );
    expect(new Set([...names, ...aliases]).size).toBe(names.length + aliases.length);
    for (const alias of aliases) expect(alias).toBe(alias.toLowerCase());
  });

  it('refuses a name registered twice', () => {
    const twice: FormulaFunction = { ...functions[0]!, name: 'mine' };
    expect(() => createLibrary([twice, twice])).toThrow('"mine" is in the library of formulas twice');
    const column = { name: 'close', documentation: 'Again.', aliases: [] };
    expect(() => createLibrary([], [column])).toThrow('"close" is in the library of formulas twice');
  });
});

describe('a registered feature in a formula', () => {
  const library = createLibrary(
    ['macd', 'atr', 'bollinger', 'sma'].map((kind) => functionOfFeature(requireFeature({ kind }).definition)),
  );
  const bars = sampleBars(100);
  const valuesOf = (text: string) => evaluateFormula(astOf(text, library), bars);

  it('has the values of the feature, with the settings that are written and the defaults of the others', () => {
    expect(valuesOf('macd(line, 5, 9)')).toEqual(
      computeFeature(bars, { kind: 'macd', output: 'line', fast: 5, slow: 9 }),
    );
    expect(valuesOf('bollinger()')).toEqual(computeFeature(bars, { kind: 'bollinger' }));
  });

  it('takes part in formulas with its warm-up and its columns', () => {
    const ast = astOf('zscore(atr(14) / close, 20)', library);
    expect(warmUpOf(ast)).toBe(14 + 19);
    expect(evaluateFormula(ast, bars).findIndex(Number.isFinite)).toBe(14 + 19);
  });

  it('gives way to a function of the language that has its name', () => {
    expect(valuesOf('sma(close, 20)')).toEqual(computeFeature(bars, { kind: 'sma', period: 20 }));
    expect(() => astOf('sma(20)', library)).toThrow('sma takes 2 values, not 1. It is written sma(x, n).');
  });
});
