import { parseFormula } from '@core/formula/formula';
import type { FormulaFunction, FormulaParameter } from '@core/formula/functions/definition';
import { type FormulaLibrary, plainLibrary } from '@core/formula/library';
import fc from 'fast-check';

/** Longest window drawn, so that a few hundred bars hold a few of them inside one another. */
const longest = 12;

/** Text of any formula of a library that means a series; undefined on some bars as it may be. */
export function arbitraryFormula(library: FormulaLibrary = plainLibrary): fc.Arbitrary<string> {
  const calls = [...library.functions.values()];
  const { series } = fc.letrec<{ series: string; number: string; value: string }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom('0', '1', '2', '0.5', '.25', '1e-3', '100', '3'),
      fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(inBrackets),
      tie('number').map((inner) => `-(${inner})`),
    ),
    value: fc.oneof({ weight: 3, arbitrary: tie('series') }, { weight: 1, arbitrary: tie('number') }),
    series: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'series' },
      fc.constantFrom(...library.columns.keys()),
      { weight: 2, arbitrary: fc.tuple(tie('series'), operator, tie('value')).map(inBrackets) },
      fc.tuple(tie('number'), operator, tie('series')).map(inBrackets),
      tie('series').map((inner) => `-(${inner})`),
      {
        weight: 4,
        arbitrary: fc.constantFrom(...calls).chain((called) => callOf(called, tie('series'), tie('value'))),
      },
    ),
  }));
  // Of what is drawn only bounds of clip the wrong way round are refused.
  return series.filter((text) => parseFormula(text, library).ok);
}

/** Text of a call of one function, its series drawn from `series`. */
export function callOf(
  called: FormulaFunction,
  series: fc.Arbitrary<string>,
  value: fc.Arbitrary<string> = series,
): fc.Arbitrary<string> {
  const places = called.parameters.map((parameter, i) =>
    // The first value is a series, so that the call is not the same on every bar.
    parameter.type === 'values' ? (i === 0 ? series : value) : settingOf(parameter, series),
  );
  return fc.tuple(...places).map((written) => `${called.name}(${written.join(', ')})`);
}

const operator = fc.constantFrom('+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=');

function inBrackets([left, sign, right]: readonly string[]): string {
  return `(${left} ${sign} ${right})`;
}

function settingOf(parameter: FormulaParameter, series: fc.Arbitrary<string>): fc.Arbitrary<string> {
  switch (parameter.type) {
    case 'values':
    case 'series':
      return series;
    case 'bars':
      return fc.integer({ min: parameter.min, max: Math.max(parameter.min, longest) }).map(String);
    case 'number':
      return parameter.isInteger
        ? fc
            .integer({ min: parameter.min, max: Math.min(parameter.max, parameter.min + longest) })
            .map(String)
        : fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map((x) => x.toFixed(3));
    case 'word':
      return fc.constantFrom(...parameter.words);
  }
}
