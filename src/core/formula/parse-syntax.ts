import type { FormulaFault } from './fault';
import { formulaLimits } from './limits';
import { Parser, ParserStop } from './parser';
import type { Syntax } from './syntax';
import { scan } from './tokens';

export type SyntaxResult =
  | { readonly ok: true; readonly syntax: Syntax }
  | { readonly ok: false; readonly fault: FormulaFault };

/** Reads a formula, in one pass and within `formulaLimits`; stops at the first fault. */
export function parseSyntax(text: string): SyntaxResult {
  if (text.length > formulaLimits.length) return { ok: false, fault: tooLong(text) };
  const { tokens, fault } = scan(text);
  const parser = new Parser(tokens);
  try {
    const syntax = parser.formula();
    return fault === null ? { ok: true, syntax } : { ok: false, fault };
  } catch (error) {
    if (!(error instanceof ParserStop)) throw error;
    // What seems to be missing at the end of the tokens stands behind the fault that cut them short.
    return { ok: false, fault: fault !== null && parser.isAtEnd ? fault : error.fault };
  }
}

function tooLong(text: string): FormulaFault {
  const { length } = formulaLimits;
  const message = `The formula has ${text.length} characters; ${length} are the most. Split it into several features.`;
  return { message, from: length, to: text.length };
}
