import type { FormulaCompletion, FormulaFault } from '@shared/formulas';

/** A text and where the cursor is in it. */
export interface Edited {
  readonly text: string;
  readonly cursor: number;
}

/** The text with a completion taken, the cursor behind it; within the brackets of a function that has any. */
export function withCompletion(text: string, { from, to, insert }: FormulaCompletion): Edited {
  return { text: text.slice(0, from) + insert + text.slice(to), cursor: from + insert.length };
}

/** Whether there is anything to gain from a list: a single entry that stands there already is none. */
export function isWorthShowing(text: string, completions: readonly FormulaCompletion[]): boolean {
  return completions.some((completion) => withCompletion(text, completion).text !== text);
}

/** Whether what was just typed asks for the list: a letter of a name, or what opens the place of the next value. */
export function opensList(text: string, cursor: number): boolean {
  const before = text.slice(0, cursor);
  return /[A-Za-z_]\w*$/.test(before) || /[(,]\s?$/.test(before);
}

/** An entry of a list of `count`, `step` further on and round at the ends. */
export function stepped(active: number, step: number, count: number): number {
  return count === 0 ? 0 : (active + step + count) % count;
}

/** A stretch of the text, whether a fault stands there. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly fault: FormulaFault | null;
}

/**
 * The text cut where faults begin and end. A fault of no characters, as at the end of an unfinished formula, is shown on one
 * blank behind the text or on the character that it stands before. Faults that overlap an earlier one are left to its mark.
 */
export function stretches(text: string, faults: readonly FormulaFault[]): readonly Stretch[] {
  const pieces: Stretch[] = [];
  let at = 0;
  for (const fault of faults) {
    const from = Math.min(fault.from, text.length);
    const to = Math.min(Math.max(fault.to, from + 1), text.length);
    if (from < at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), from: at, fault: null });
    pieces.push({ text: from === text.length ? ' ' : text.slice(from, to), from, fault });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), from: at, fault: null });
  return pieces;
}

/** The sentence below the field: where, what, and how many faults there are beside it. */
export function faultSentence(text: string, faults: readonly FormulaFault[]): string | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  const before = text.slice(0, first.from).split('\n');
  const column = `column ${(before.at(-1)?.length ?? 0) + 1}`;
  const where = text.includes('\n') ? `Line ${before.length}, ${column}` : `C${column.slice(1)}`;
  const more = faults.length > 1 ? ` (${faults.length - 1} more)` : '';
  return `${where}: ${first.message}${more}`;
}

/** `macd(output = histogram, fast = 12)` as its name and what stands between the brackets. */
export function signatureParts(signature: string): {
  readonly name: string;
  readonly values: readonly string[];
} {
  const open = signature.indexOf('(');
  const inside = signature.slice(open + 1, -1);
  return { name: signature.slice(0, open), values: inside === '' ? [] : inside.split(', ') };
}
