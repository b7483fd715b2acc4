/** What is wrong with a formula: a sentence, and the characters it is about (UTF-16 units, `to` exclusive). */
export interface FormulaFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** Line and column, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/**
 * The fault for a terminal: where it is and what it says, the line of the formula, and carets under the characters. Of a
 * long line only what stands around them is shown.
 */
export function faultText(text: string, fault: FormulaFault): string {
  const { line, column } = placeOf(text, fault.from);
  const where = text.search(/[\r\n]/) < 0 ? `Column ${column}` : `Line ${line}, column ${column}`;
  const { shown, indent } = excerpt(text.split(/\r\n|\n|\r/)[line - 1]!, column - 1);
  const width = Math.max(1, Math.min(fault.to - fault.from, shown.length - indent));
  return `${where}: ${fault.message}\n  ${shown}\n  ${' '.repeat(indent)}${'^'.repeat(width)}`;
}

const aroundFault = 50;

function excerpt(line: string, at: number): { readonly shown: string; readonly indent: number } {
  const start = Math.max(0, at - aroundFault);
  const shown = line.slice(start, at + aroundFault).replaceAll('\t', ' ');
  return { shown, indent: at - start };
}

/** The beginning of what was written, where a sentence names it: what is pasted by mistake can be as long as a formula. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
