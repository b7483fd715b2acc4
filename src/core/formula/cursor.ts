import { scan, type Token } from './tokens';

/** Where in a formula a cursor stands, as far as the text before it says. */
export interface CursorPlace {
  /** What is being typed, from its first character to its last, which may stand behind the cursor; empty between words. */
  readonly word: { readonly from: number; readonly to: number; readonly typed: string };
  /** Whether a value may stand here, or else an operator. */
  readonly expects: 'value' | 'operator';
  /** The innermost function whose brackets are open, and which of its values is being written, from 0. */
  readonly call: { readonly name: string; readonly index: number } | null;
  /** Whether the name being typed has its bracket already. */
  readonly isCalled: boolean;
}

/** Null where nothing can be offered: in a number, or behind a fault. */
export function cursorPlace(text: string, cursor: number): CursorPlace | null {
  const at = Math.max(0, Math.min(cursor, text.length));
  const before = scan(text.slice(0, at));
  if (before.fault !== null) return null;
  const tokens = before.tokens.slice(0, -1);
  const last = tokens.at(-1);
  if (last?.kind === 'number' && last.to === at) return null;
  const isTyping = last?.kind === 'name' && last.to === at;
  const complete = isTyping ? tokens.slice(0, -1) : tokens;
  const to = isTyping ? endOfName(text, at) : at;
  return {
    word: { from: isTyping ? last.from : at, to, typed: isTyping ? last.text : '' },
    expects: expectation(complete.at(-1)),
    call: openCall(complete),
    isCalled: /^\s*\(/.test(text.slice(to)),
  };
}

function expectation(last: Token | undefined): CursorPlace['expects'] {
  const isAfterValue = last !== undefined && ['number', 'name', ')'].includes(last.kind);
  return isAfterValue ? 'operator' : 'value';
}

function openCall(tokens: readonly Token[]): CursorPlace['call'] {
  const open: { name: string | null; index: number }[] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.kind === '(') open.push({ name: before?.kind === 'name' ? before.text : null, index: 0 });
    else if (token.kind === ')') open.pop();
    else if (token.kind === ',' && open.length > 0) open.at(-1)!.index++;
  });
  const innermost = open.findLast(({ name }) => name !== null);
  return innermost === undefined || innermost.name === null
    ? null
    : { name: innermost.name, index: innermost.index };
}

function endOfName(text: string, at: number): number {
  const rest = /^\w*/.exec(text.slice(at));
  return at + (rest?.[0].length ?? 0);
}
