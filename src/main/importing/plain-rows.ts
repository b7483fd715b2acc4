import { Transform } from 'node:stream';
import { TextDecoder } from 'node:util';
import type { Delimiter } from '@core/importing/detect-delimiter';
import { maxRowBytes, tooLong } from './long-line';
import type { Encoding } from './text-encoding';

/** Gets the cells of a row and the 1-based line on which it ends. */
export type OnRow = (cells: string[], line: number) => void;

/**
 * Cuts the rows of a text up to the first quote, and passes on what follows from that line on, as UTF-8 without a byte order
 * mark. Where there is no quote a row is a line and its cells are what lies between the delimiters, which needs no parser that
 * looks at every byte: four fifths of the time of an import. `test/main/importing/plain-rows.test.ts` holds it against that parser.
 */
export class PlainRows extends Transform {
  /** Lines that ended before what is passed on. */
  lines = 0;
  private isPassing = false;
  private rest = '';
  private readonly decoder: TextDecoder;

  constructor(
    private readonly name: string,
    encoding: Encoding,
    private readonly delimiter: Delimiter,
    private readonly onRow: OnRow,
  ) {
    super();
    this.decoder = new TextDecoder(encoding);
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.faulty(done, () => this.takeText(this.decoder.decode(chunk, { stream: true }), false));
  }

  override _flush(done: (error?: Error | null) => void): void {
    this.faulty(done, () => this.takeText(this.decoder.decode(), true));
  }

  /** What a stream's method throws ends the process; what it hands on ends the reading. */
  private faulty(done: (error?: Error | null) => void, run: () => void): void {
    try {
      run();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done();
  }

  private takeText(added: string, isLast: boolean): void {
    if (this.isPassing) {
      this.push(added);
      return;
    }
    const text = this.rest + added;
    const quote = text.indexOf('"');
    const end = quote < 0 ? text.length : lineStart(text, quote);
    // A return at the end may be half of a line end, and what follows the last line end half of a row.
    this.rest = text.slice(this.cut(text, end, isLast && quote < 0));
    if (quote >= 0) {
      this.isPassing = true;
      this.push(this.rest);
    } else if (this.rest.length > maxRowBytes) throw tooLong(this.name, this.lines + 1);
  }

  /** Hands out the rows before `end` and gives where the first begins that is not whole. */
  private cut(text: string, end: number, isLast: boolean): number {
    let from = 0;
    let feed = positionOf(text, '\n', 0);
    let back = positionOf(text, '\r', 0);
    while (from < end) {
      if (feed < from) feed = positionOf(text, '\n', from);
      if (back < from) back = positionOf(text, '\r', from);
      const close = Math.min(feed, back, text.length);
      const isWhole = close < text.length && (close !== back || close + 1 < text.length);
      if (!isWhole && !isLast) break;
      this.takeLine(text.slice(from, close));
      from = close === back && feed === back + 1 ? close + 2 : close + 1;
    }
    return Math.min(from, text.length);
  }

  private takeLine(line: string): void {
    this.lines += 1;
    if (line.length === 0) return;
    if (line.length > maxRowBytes) throw tooLong(this.name, this.lines);
    const cells = line.split(this.delimiter);
    if (hasText(cells)) this.onRow(cells, this.lines);
  }
}

/** The first rows of a text without quotes, those without any text left out. */
export function firstRows(text: string, delimiter: Delimiter, most: number): string[][] {
  const rows: string[][] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (rows.length === most) break;
    const cells = line.split(delimiter);
    if (hasText(cells)) rows.push(cells);
  }
  return rows;
}

/** Endless where there is none, so that it is not looked for again. */
function positionOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

function lineStart(text: string, position: number): number {
  return Math.max(text.lastIndexOf('\n', position), text.lastIndexOf('\r', position)) + 1;
}

function hasText(cells: readonly string[]): boolean {
  for (let i = 0; i < cells.length; i += 1) if (cells[i]!.trim() !== '') return true;
  return false;
}
