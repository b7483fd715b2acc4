import { type FormulaFault, shortened } from './fault';

export type TokenKind = 'number' | 'name' | 'operator' | '(' | ')' | ',' | 'end';

/** A word of a formula and where it stands: UTF-16 units, `to` exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface Scan {
  /** In order, the last of kind `end`; up to the fault where there is one. */
  readonly tokens: readonly Token[];
  readonly fault: FormulaFault | null;
}

/** Cuts a text into tokens, in one pass and without looking back. */
export function scan(text: string): Scan {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    const fault = token === null ? strangeCharacter(text, at) : misspelt(text, token);
    if (token === null || fault !== null) return { tokens: [...tokens, endToken(at)], fault };
    tokens.push(token);
    at = skipSpace(text, token.to);
  }
  return { tokens: [...tokens, endToken(text.length)], fault: null };
}

/** Letters, digits, _ and dots between them, which names of joined series hold. */
const name = /[A-Za-z_]\w*(?:\.\w+)*/y;
const numeral = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const operator = /\*\*|<=|>=|==|!=|<>|=<|=>|&&|\|\||[-+*/^<>=!&|]/y;
const space = /\s*/y;

function tokenAt(text: string, at: number): Token | null {
  const char = text[at]!;
  if (char === '(' || char === ')' || char === ',') return { kind: char, text: char, from: at, to: at + 1 };
  const patterns = { name, number: numeral, operator } as const;
  for (const kind of ['name', 'number', 'operator'] as const) {
    const to = matchEnd(patterns[kind], text, at);
    if (to > at) return { kind, text: text.slice(at, to), from: at, to };
  }
  return null;
}

/** Signs of other languages that mean something here, by what to write instead. */
const otherOperators: Readonly<Record<string, string>> = {
  '**': 'Powers are written with ^, as in close ^ 2.',
  '=': 'Equality is written with ==, as in close == open.',
  '<>': 'Inequality is written with !=, as in close != open.',
  '=<': 'At most is written with <=.',
  '=>': 'At least is written with >=.',
  '&&': 'Both is written as and(a, b).',
  '&': 'Both is written as and(a, b).',
  '||': 'Either is written as or(a, b).',
  '|': 'Either is written as or(a, b).',
  '!': 'The opposite is written as not(a).',
};

const otherCharacters: Readonly<Record<string, string>> = {
  '[': 'An earlier bar is written with lag: lag(close, 1) is the close of the bar before.',
  ']': 'An earlier bar is written with lag: lag(close, 1) is the close of the bar before.',
  '?': 'A choice is written as if(condition, value, otherwise).',
  ':': 'A choice is written as if(condition, value, otherwise).',
  '%': 'There is no percent sign: 5% is written 0.05.',
  '{': 'Brackets are round here: ( and ).',
  '}': 'Brackets are round here: ( and ).',
  ';': 'Values are separated by a comma.',
  '−': 'The minus sign is written -.',
  '–': 'The minus sign is written -.',
  '×': 'Multiplication is written *.',
  '·': 'Multiplication is written *.',
  '÷': 'Division is written /.',
  '≤': 'At most is written with <=.',
  '≥': 'At least is written with >=.',
  '≠': 'Inequality is written with !=.',
  '"': 'Columns and functions are written without quotes.',
  "'": 'Columns and functions are written without quotes.',
};

function misspelt(text: string, token: Token): FormulaFault | null {
  if (token.kind === 'operator') return faultAt(token, otherOperators[token.text]);
  if (token.kind !== 'number') return null;
  if (!Number.isFinite(Number(token.text)))
    return faultAt(token, `The number ${shortened(token.text)} is too large.`);
  const rest = text.slice(token.to, token.to + 1);
  if (rest === '.') return faultAt({ ...token, to: token.to + 1 }, 'A number has one decimal point.');
  if (/\w/.test(rest))
    return faultAt(
      { ...token, to: matchEnd(/\w*/y, text, token.to) },
      'A number ends where a letter begins: names do not start with a digit, and products are written with *.',
    );
  return null;
}

function faultAt({ from, to }: Token, message: string | undefined): FormulaFault | null {
  return message === undefined ? null : { message, from, to };
}

function strangeCharacter(text: string, at: number): FormulaFault {
  const char = String.fromCodePoint(text.codePointAt(at)!);
  const message =
    otherCharacters[char] ?? `The character ${JSON.stringify(char)} has no meaning in a formula.`;
  return { message, from: at, to: at + char.length };
}

function skipSpace(text: string, at: number): number {
  return matchEnd(space, text, at);
}

/** Where a sticky pattern ends that starts here; here, where it does not match. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function endToken(at: number): Token {
  return { kind: 'end', text: '', from: at, to: at };
}
