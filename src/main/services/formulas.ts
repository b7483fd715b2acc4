import { formulaLibrary } from '@core/features/registry';
import { completions, signatureAt } from '@core/formula/completion';
import { parseFormula } from '@core/formula/formula';
import type { FormulaHelp, FormulaQuestion } from '@shared/formulas';

/** What is wrong with a formula as far as it is written, and what may stand where the cursor is. Quick: it computes nothing. */
export function helpWithFormula({ text, cursor }: FormulaQuestion): FormulaHelp {
  const parsed = parseFormula(text, formulaLibrary);
  return {
    faults: parsed.ok ? [] : parsed.faults,
    completions: completions(text, cursor, formulaLibrary),
    signature: signatureAt(text, cursor, formulaLibrary),
  };
}
