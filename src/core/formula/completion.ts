import { type CursorPlace, cursorPlace } from './cursor';
import type { FormulaParameter } from './functions/definition';
import { type FormulaLibrary, findNamed, plainLibrary } from './library';
import { explanationOf, signatureOf } from './signature';
import { isOperator, type Operator } from './syntax';

/** Something that may stand at the cursor. Taking it replaces the characters from `from` to `to`, exclusive, by `insert`. */
export interface Completion {
  readonly label: string;
  readonly kind: 'column' | 'function' | 'number' | 'word' | 'operator';
  /** How it is written, such as `sma(x, n)`. */
  readonly signature: string;
  readonly documentation: string;
  readonly insert: string;
  readonly from: number;
  readonly to: number;
}

/** What may stand at the cursor, the likeliest first: names that begin as typed, then those that others call so. */
export function completions(
  text: string,
  cursor: number,
  library: FormulaLibrary = plainLibrary,
): readonly Completion[] {
  const place = cursorPlace(text, cursor);
  if (place === null) return [];
  const { from, to, typed } = place.word;
  return offers(place, library)
    .map((offer) => ({ offer, score: match(offer, typed.toLowerCase()) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ offer: { aliases: _aliases, ...shown } }) => ({ ...shown, from, to }));
}

/** The function whose values are being written, and which of its parameters the cursor is at. */
export interface SignatureHelp {
  readonly signature: string;
  readonly documentation: string;
  readonly parameters: readonly { readonly name: string; readonly documentation: string }[];
  /** Index into `parameters`; null where there are more values than the function takes. */
  readonly active: number | null;
}

/** Null where the cursor is in no function's brackets. */
export function signatureAt(
  text: string,
  cursor: number,
  library: FormulaLibrary = plainLibrary,
): SignatureHelp | null {
  const call = cursorPlace(text, cursor)?.call ?? cursorPlace(text, beforeNumber(text, cursor))?.call ?? null;
  const called = call === null ? undefined : findNamed(library.functions, call.name);
  if (call === null || called === undefined) return null;
  const parameters = called.parameters.map((parameter) => ({
    name: parameter.name,
    documentation: explanationOf(parameter),
  }));
  const active = call.index < parameters.length ? call.index : null;
  return { signature: signatureOf(called), documentation: called.documentation, parameters, active };
}

type Offer = Omit<Completion, 'from' | 'to'> & { readonly aliases: readonly string[] };

function offers(place: CursorPlace, library: FormulaLibrary): readonly Offer[] {
  if (place.expects === 'operator') return place.word.typed === '' ? operatorOffers : [];
  const called = place.call === null ? undefined : findNamed(library.functions, place.call.name);
  const parameter = called?.parameters[place.call?.index ?? 0];
  switch (parameter?.type) {
    case 'bars':
    case 'number':
      return numberOffers(parameter);
    case 'word':
      return parameter.words.map((word) => plain(word, 'word', parameter.documentation));
    default:
      return [...columnOffers(library), ...functionOffers(library, place.isCalled)];
  }
}

function columnOffers({ columns }: FormulaLibrary): readonly Offer[] {
  return [...columns.values()].map(({ name, documentation, aliases }) => ({
    ...plain(name, 'column', documentation),
    aliases,
  }));
}

function functionOffers({ functions }: FormulaLibrary, isCalled: boolean): readonly Offer[] {
  return [...functions.values()].map((called): Offer => {
    const { name, documentation, aliases, parameters } = called;
    const brackets = parameters.length === 0 ? '()' : '(';
    const insert = isCalled ? name : `${name}${brackets}`;
    return { label: name, kind: 'function', signature: signatureOf(called), documentation, insert, aliases };
  });
}

/** Windows that people use, a week to a year of days, as far as they are in range. */
const usualWindows = [5, 10, 14, 20, 60, 120, 250];

function numberOffers(parameter: Extract<FormulaParameter, { type: 'bars' | 'number' }>): readonly Offer[] {
  const { min, max } = parameter;
  const usual = parameter.type === 'bars' ? usualWindows : [];
  const all = parameter.default === undefined ? usual : [parameter.default, ...usual];
  const fitting = [...new Set(all)].filter((value) => value >= min && value <= max);
  return fitting.map((value) => plain(String(value), 'number', explanationOf(parameter)));
}

const operatorWords: Readonly<Record<Operator, string>> = {
  '+': 'Plus.',
  '-': 'Minus.',
  '*': 'Times.',
  '/': 'Divided by; undefined where that is 0.',
  '^': 'To the power of.',
  '<': '1 where the left is below the right, else 0.',
  '<=': '1 where the left is at most the right, else 0.',
  '>': '1 where the left is above the right, else 0.',
  '>=': '1 where the left is at least the right, else 0.',
  '==': '1 where both are equal, else 0.',
  '!=': '1 where they differ, else 0.',
};

const operatorOffers: readonly Offer[] = Object.keys(operatorWords)
  .filter(isOperator)
  .map((operator) => ({ ...plain(operator, 'operator', operatorWords[operator]), insert: `${operator} ` }));

function plain(name: string, kind: Completion['kind'], documentation: string): Offer {
  return { label: name, kind, signature: name, documentation, insert: name, aliases: [] };
}

/** 0 where it does not fit what was typed; all fit nothing. */
function match({ label, aliases }: Offer, typed: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(typed)) return 3;
  if (aliases.some((alias) => alias.startsWith(typed))) return 2;
  return name.includes(typed) ? 1 : 0;
}

/** Where the number begins that the cursor is in or behind, so that the help stays while one is typed. */
function beforeNumber(text: string, cursor: number): number {
  const digits = /[\d.eE]+$/.exec(text.slice(0, Math.max(0, cursor)));
  return cursor - (digits?.[0].length ?? 0);
}
