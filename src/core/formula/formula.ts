import { checkSyntax } from './check';
import type { FormulaFault } from './fault';
import { type FormulaLibrary, plainLibrary } from './library';
import { parseSyntax } from './parse-syntax';
import type { FormulaNode } from './tree';

export type ParsedFormula =
  | { readonly ok: true; readonly ast: FormulaNode }
  /** In the order of the text, at least one; of a formula that cannot be read at all, the first alone. */
  | { readonly ok: false; readonly faults: readonly FormulaFault[] };

/**
 * A formula such as `zscore(log(close / sma(close, 20)), 60)`: numbers, columns, + - * / ^, comparisons, and functions of
 * the library. Every value is a number a bar or the same on every bar; every window is a number known beforehand. What it
 * can say is causal, because every function is. Within `formulaLimits`, and linear in the text.
 */
export function parseFormula(text: string, library: FormulaLibrary = plainLibrary): ParsedFormula {
  const read = parseSyntax(text);
  return read.ok ? checkSyntax(read.syntax, library) : { ok: false, faults: [read.fault] };
}
