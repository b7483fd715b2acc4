import { assertNever } from '@shared/errors';
import type { FormulaFunction, FormulaParameter } from './functions/definition';

/** How a function is written: `sma(x, n)`, `macd(output = histogram, fast = 12)` where values may be left out. */
export function signatureOf({ name, parameters }: FormulaFunction): string {
  return `${name}(${parameters.map(parameterText).join(', ')})`;
}

/** What a parameter is and what it may be: `Bars of the window, this one included; 1 to 2600.` */
export function explanationOf(parameter: FormulaParameter): string {
  const { documentation } = parameter;
  switch (parameter.type) {
    case 'values':
    case 'series':
      return documentation;
    case 'bars':
    case 'number':
      return `${documentation.replace(/\.$/, '')}; ${parameter.min} to ${parameter.max}.`;
    case 'word':
      return `${documentation.replace(/\.$/, '')}: ${parameter.words.join(', ')}.`;
    default:
      return assertNever(parameter);
  }
}

function parameterText(parameter: FormulaParameter): string {
  const initial = 'default' in parameter ? parameter.default : undefined;
  return initial === undefined ? parameter.name : `${parameter.name} = ${initial}`;
}
