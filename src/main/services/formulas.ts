import { formulaLibraryOf } from '@core/features/registry';
import { completions, signatureAt } from '@core/formula/completion';
import { parseFormula } from '@core/formula/formula';
import type { FormulaHelp, FormulaQuestion } from '@shared/formulas';

/** What is wrong with a formula as far as it is written, and what may stand where the cursor is. Quick: it computes nothing. */
export function helpWithFormula({ text, cursor, joined }: FormulaQuestion): FormulaHelp {
  const library = formulaLibraryOf(joined);
  const parsed = parseFormula(text, library);
  return {
    faults: parsed.ok ? [] : parsed.faults,
    completions: completions(text, cursor, library),
    signature: signatureAt(text, cursor, library),
  };
}
