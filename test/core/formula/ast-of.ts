import { faultText } from '@core/formula/fault';
import { parseFormula } from '@core/formula/formula';
import type { FormulaLibrary } from '@core/formula/library';
import type { FormulaNode } from '@core/formula/tree';

/** The tree of a formula that has no fault; throws what is wrong with any other. */
export function astOf(text: string, library?: FormulaLibrary): FormulaNode {
  const parsed = parseFormula(text, library);
  if (parsed.ok) return parsed.ast;
  throw new Error(parsed.faults.map((fault) => faultText(text, fault)).join('\n'));
}
