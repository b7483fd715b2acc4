/** What may be written at the cursor of a query, and which letters it would take the place of. */
export type Place =
  | { readonly kind: 'start'; readonly word: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'operator';
      readonly field: string;
      readonly word: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'value';
      readonly field: string;
      readonly word: string;
      readonly from: number;
      readonly to: number;
    }
  /** Behind a test that is whole. */
  | { readonly kind: 'next'; readonly word: string; readonly from: number; readonly to: number }
  /** Within quotes that name no value. */
  | { readonly kind: 'nothing' };

const token = /\s+|[()]|!=|<=|>=|!~|==?|[<>~:]|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s()"'=!<>~:]+|./y;
const sign = /^(?:!=|<=|>=|!~|==?|[<>~:])$/;
const joint = /^(?:and|or|not)$/i;

interface Token {
  readonly text: string;
  readonly from: number;
}

/** Only what stands before the cursor decides; the word that the cursor is in is replaced to its end. */
export function placeAt(text: string, cursor: number): Place {
  const before = tokensOf(text.slice(0, cursor));
  const last = before.at(-1);
  const isInWord = last !== undefined && !/^(?:\s+|[()])$/.test(last.text) && !sign.test(last.text);
  const word = isInWord ? last.text : '';
  const from = cursor - word.length;
  const rest = /^[^\s()"'=!<>~:]*/.exec(text.slice(cursor))?.[0].length ?? 0;
  const to = cursor + (isInWord || last === undefined || /\s$/.test(last.text) ? rest : 0);
  const behind = (isInWord ? before.slice(0, -1) : before).filter((one) => !/^\s+$/.test(one.text));
  return placeAfter(behind, { word, from, to }, last !== undefined && /^\s+$/.test(last.text));
}

type Word = { readonly word: string; readonly from: number; readonly to: number };

function placeAfter(behind: readonly Token[], word: Word, isSpaced: boolean): Place {
  const [beforeLast, last] = [behind.at(-2), behind.at(-1)];
  if (last === undefined || last.text === '(' || joint.test(last.text)) return startOf(word);
  if (sign.test(last.text)) return { kind: 'value', field: unquoted(beforeLast?.text ?? ''), ...word };
  if (beforeLast !== undefined && sign.test(beforeLast.text)) return nextOf(word);
  if (last.text === ')') return nextOf(word);
  if (word.word !== '') return nextOf(word);
  return isSpaced ? { kind: 'operator', field: unquoted(last.text), ...word } : { kind: 'nothing' };
}

function startOf(word: Word): Place {
  return /^["']/.test(word.word) ? { kind: 'nothing' } : { kind: 'start', ...word };
}

function nextOf(word: Word): Place {
  return /^["']/.test(word.word) ? { kind: 'nothing' } : { kind: 'next', ...word };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    tokens.push({ text: found[0], from: found.index });
    if (token.lastIndex >= text.length) break;
  }
  return tokens;
}

/** What quotes hold; anything else as it is. */
export function unquoted(text: string): string {
  return /^["']/.test(text) ? text.slice(1).replace(/["']$/, '').replace(/\\(.)/g, '$1') : text;
}
