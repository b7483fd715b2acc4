import { fault, type Operator, type Piece, type QueryNode, type ValuePiece } from './node';

const deepest = 50;
const spaces = /\s*/y;
const operator = /==|!=|<=|>=|!~|[=<>~:]/y;
const word = /[^\s()"'=!<>~:]+/y;
const value = /[^\s()"']+/y;
const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;

/** Signs of other languages, which would be looked for as words and find nothing. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['&&', 'and'],
  ['||', 'or'],
]);

/**
 * Reads a query: `model.hidden >= 64 and (test.sharpe > 0.5 or tag:fx) not state:failed word "two words"`. What stands side by side
 * must all hold, as with `and`; `and` binds closer than `or`. Null of an empty one.
 *
 * @throws FaultyQuery where it cannot be read
 */
export function parseQuery(text: string): QueryNode | null {
  const reader = new Reader(text);
  return reader.isAtEnd() ? null : reader.whole();
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.take(spaces);
    return this.at >= this.text.length;
  }

  whole(): QueryNode {
    const node = this.any();
    if (!this.isAtEnd()) throw fault('There is a ")" without a "(" before it.', this.here());
    return node;
  }

  private any(): QueryNode {
    const parts = [this.all()];
    while (this.keyword('or')) parts.push(this.all());
    return parts.length === 1 ? parts[0]! : { kind: 'any', parts };
  }

  private all(): QueryNode {
    const parts = [this.one()];
    while (this.keyword('and') || this.begins()) parts.push(this.one());
    return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
  }

  /** Whether another test stands right after this one. */
  private begins(): boolean {
    if (this.isAtEnd() || this.text[this.at] === ')') return false;
    return !/^or$/i.test(this.peek(word));
  }

  private one(): QueryNode {
    if (++this.depth > deepest) throw fault('The query is nested too deeply.', this.here());
    const node = this.keyword('not') ? ({ kind: 'not', part: this.one() } as const) : this.single();
    this.depth--;
    return node;
  }

  private single(): QueryNode {
    if (this.isAtEnd()) throw fault('Something is missing at the end of the query.', this.here());
    const from = this.at;
    if (this.text[this.at] === '(') return this.brackets();
    const text = this.quotes() ?? this.take(word);
    if (text === '') throw fault(`There is no field before "${this.text[this.at]}".`, this.here());
    const field = { text, from, to: this.at };
    const sign = this.sign();
    if (sign === null) {
      const ours = foreign.get(text);
      if (ours !== undefined) throw fault(`Write "${ours}" for "${text}".`, field);
      if (/^(and|or)$/i.test(text)) throw fault(`Something is missing before "${text}".`, field);
      return { kind: 'search', text };
    }
    return { kind: 'test', field, operator: sign, value: this.value(field) };
  }

  private brackets(): QueryNode {
    const open = this.here();
    this.at++;
    const node = this.any();
    this.take(spaces);
    if (this.text[this.at] !== ')') throw fault('This "(" is never closed.', open);
    this.at++;
    return node;
  }

  private sign(): Operator | null {
    const before = this.at;
    this.take(spaces);
    const sign = this.take(operator);
    if (sign === '') this.at = before;
    return sign === '' ? null : sign === '==' ? '=' : (sign as Operator);
  }

  private value(field: Piece): ValuePiece {
    this.take(spaces);
    const from = this.at;
    const inQuotes = this.quotes();
    const text = inQuotes ?? this.take(value);
    if (text === '' && inQuotes === null)
      throw fault(`${field.text} is compared with nothing: write a value after it.`, {
        from: field.from,
        to: from,
      });
    return { text, from, to: this.at, isQuoted: inQuotes !== null };
  }

  private quotes(): string | null {
    const char = this.text[this.at];
    if (char !== '"' && char !== "'") return null;
    const whole = this.take(quoted);
    if (whole === '') throw fault('This quote is never closed.', { from: this.at, to: this.text.length });
    return whole.slice(1, -1).replace(/\\(.)/g, '$1');
  }

  private keyword(name: string): boolean {
    this.take(spaces);
    const next = this.peek(word);
    if (next.toLowerCase() !== name) return false;
    this.at += next.length;
    return true;
  }

  private peek(pattern: RegExp): string {
    const before = this.at;
    const found = this.take(pattern);
    this.at = before;
    return found;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private here(): Pick<Piece, 'from' | 'to'> {
    const from = Math.min(this.at, this.text.length);
    return { from, to: Math.min(from + 1, this.text.length) };
  }
}
