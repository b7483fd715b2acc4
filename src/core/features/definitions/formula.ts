import { barColumn } from '@shared/features';
import { evaluateFormula } from '../../formula/evaluate';
import { type FormulaFault, placeOf } from '../../formula/fault';
import { parseFormula } from '../../formula/formula';
import { movesWithPrices } from '../../formula/level';
import type { FormulaLibrary } from '../../formula/library';
import { formulaText } from '../../formula/print';
import { inputsOf, joinedOf, memoryOf, warmUpOf } from '../../formula/reach';
import type { FormulaNode } from '../../formula/tree';
import type { JoinedShape } from '../../joined';
import { defineFeature, type FeatureDefinition } from '../definition';
import { formula } from '../parameters';

/**
 * The feature that a user writes down: a formula over the columns, the functions of the language and the other features, as the
 * library of the joined series has them.
 */
export function formulaFeature(
  library: FormulaLibrary,
  joined: readonly JoinedShape[] = [],
): FeatureDefinition {
  /** Of a text that went through the parameter's check. */
  const astOf = (text: string): FormulaNode => {
    const parsed = parseFormula(text, library);
    if (!parsed.ok) throw new Error(`The formula was not checked: ${parsed.faults[0]?.message}`);
    return parsed.ast;
  };
  const faultOf = (text: string): string | null => {
    const parsed = parseFormula(text, library);
    return parsed.ok ? null : fragment(text, parsed.faults);
  };
  return defineFeature({
    kind: 'formula',
    label: 'Formula',
    group: 'custom',
    description:
      'A feature of your own, such as zscore(log(close / sma(close, 20)), 60). It cannot look ahead.',
    formula:
      'numbers, columns, + - * / ^, comparisons, functions and features, all of this bar and earlier ones',
    source: 'Your own',
    pane: 'own',
    unit: 'ratio',
    inputs: ['open', 'high', 'low', 'close', 'volume'],
    parameters: { formula: formula('Formula', 'log(close / sma(close, 20))', faultOf) },
    inputsOf: ({ formula }) =>
      barColumn.options.filter((column) => inputsOf(astOf(formula)).includes(column)),
    joinedOf: ({ formula }) => joinedOf(astOf(formula), joined),
    isPriceLevel: (bars, { formula }, series) => movesWithPrices(astOf(formula), bars, series),
    name: ({ formula }) => formulaText(astOf(formula)),
    warmUp: ({ formula }) => warmUpOf(astOf(formula)),
    memory: ({ formula }) => memoryOf(astOf(formula)),
    compute: (bars, { formula }, series) => evaluateFormula(astOf(formula), bars, series),
  });
}

/** The first fault as it follows the name of the parameter, and how many more there are. */
function fragment(text: string, faults: readonly FormulaFault[]): string {
  const [first] = faults;
  if (first === undefined) return 'is not a formula';
  const { line, column } = placeOf(text, first.from);
  const where = /[\r\n]/.test(text) ? `line ${line}, column ${column}` : `column ${column}`;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return `at ${where}: ${first.message.replace(/\.$/, '')}${more}`;
}
