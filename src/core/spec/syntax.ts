import { AppError } from '@shared/errors';

/** Parses JSON. Throws AppError `invalid` with the line, the column and what is wrong there; `what` the text is for, in a word. */
export function parseJsonText(text: string, what = 'experiment'): unknown {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') throw new AppError('invalid', `The ${what} is empty: it holds no JSON at all.`);
  const fault = findSyntaxFault(body);
  if (fault === null) return JSON.parse(body) as unknown;
  const { line, column } = positionOf(body, fault.offset);
  throw new AppError(
    'invalid',
    `The ${what} is not valid JSON: line ${line}, column ${column}: ${fault.message}.`,
  );
}

/** Where a JSON text stops being one; `offset` in UTF-16 units. */
export interface SyntaxFault {
  readonly offset: number;
  readonly message: string;
}

/**
 * First fault of a JSON text by the grammar of RFC 8259, null where there is none. V8's own message has no position for many
 * faults. A key written twice in one object counts as a fault too: JSON.parse would drop the first silently.
 */
export function findSyntaxFault(text: string): SyntaxFault | null {
  const scanner = new Scanner(text);
  try {
    scanner.document();
    return null;
  } catch (error) {
    if (error instanceof Stop) return { offset: error.offset, message: error.message };
    throw error;
  }
}

const deepest = 100;
const literal = /(?:true|false|null)(?![\w$])/y;
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

class Stop extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.value(0);
    this.space();
    if (this.at < this.text.length) this.stop(`unexpected ${this.here()} after the end of the value`);
  }

  private value(depth: number): void {
    this.space();
    if (depth > deepest) this.stop(`nested more than ${deepest} levels deep`);
    const char = this.text[this.at];
    if (char === '{') this.object(depth);
    else if (char === '[') this.array(depth);
    else if (char === '"') this.string();
    else if (!this.match(literal) && !this.match(numeral))
      this.stop(`expected a value, found ${this.here()}`);
  }

  private object(depth: number): void {
    const keys = new Set<string>();
    this.members('}', () => {
      this.space();
      const start = this.at;
      if (this.text[start] !== '"') this.stop(`expected a key in double quotes, found ${this.here()}`);
      const key = this.string();
      if (keys.has(key)) throw new Stop(start, `the key "${key}" is there twice`);
      keys.add(key);
      this.space();
      if (this.text[this.at] !== ':') this.stop(`expected ":" after the key "${key}", found ${this.here()}`);
      this.at++;
      this.value(depth + 1);
    });
  }

  private array(depth: number): void {
    this.members(']', () => this.value(depth + 1));
  }

  private members(close: '}' | ']', member: () => void): void {
    this.at++;
    this.space();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      member();
      this.space();
      const char = this.text[this.at];
      if (char !== ',' && char !== close) this.stop(`expected "," or "${close}", found ${this.here()}`);
      this.at++;
      if (char === close) return;
      this.space();
      if (this.text[this.at] === close) this.stop(`a comma with nothing after it before "${close}"`);
    }
  }

  private string(): string {
    const start = this.at;
    this.at++;
    while (this.text[this.at] !== '"') this.character();
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private character(): void {
    const char = this.text[this.at];
    if (char === undefined || char === '\n' || char === '\r')
      this.stop('the text has no closing double quote');
    if (char < ' ') this.stop('a control character inside a text');
    if (char !== '\\') this.at++;
    else if (!this.match(escapeSequence)) this.stop('an escape that JSON does not know');
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private space(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private here(): string {
    const code = this.text.codePointAt(this.at);
    return code === undefined ? 'the end of the text' : `"${String.fromCodePoint(code)}"`;
  }

  private stop(message: string): never {
    throw new Stop(this.at, message);
  }
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
