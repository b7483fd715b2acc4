import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Delimiter } from '@core/importing/detect-delimiter';
import { csvOptions, readRows } from '@main/importing/csv-rows';
import { firstRows } from '@main/importing/plain-rows';
import type { Encoding } from '@main/importing/text-encoding';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Rows = [cells: string[], line: number][];

/** The rows as read, from bytes that come in pieces of so many. */
async function rowsOf(
  bytes: Buffer,
  piece: number,
  delimiter: Delimiter,
  encoding: Encoding = 'utf-8',
): Promise<Rows> {
  const rows: Rows = [];
  const source = {
    name: 'rows.csv',
    stages: async () => [Readable.from(pieces(bytes, piece))] as const,
    parts: async () => ({ head: bytes, isWhole: true, further: [] }),
    fault: (error: unknown) => error,
  };
  await readRows(source, encoding, delimiter, (cells, line) => rows.push([[...cells], line]));
  return rows;
}

/** The same by the parser that knows quotes, from the first byte on. */
async function parsedRows(bytes: Buffer, delimiter: Delimiter): Promise<Rows> {
  const rows: Rows = [];
  const take = (cells: string[], { lines }: { readonly lines: number }) => {
    rows.push([cells, lines]);
    return null;
  };
  const parser = parse({ ...csvOptions(delimiter), on_record: take });
  await pipeline(Readable.from(pieces(bytes, 7)), parser, new Writable({ objectMode: true }));
  return rows;
}

function* pieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const delimiter = fc.constantFrom<Delimiter[]>(',', ';', '\t', '|', ' ');
const mark = fc.constantFrom(
  ',',
  ';',
  '\t',
  '|',
  ' ',
  '\n',
  '\n',
  '\r',
  '\r\n',
  '',
  '1.5',
  'é',
  '€',
  '😀',
  'ab',
  '\u00a0',
  '\0',
);

describe('rows of a text', () => {
  it('without quotes are those of the parser that knows quotes, lines and all', async () => {
    const text = fc.array(mark, { maxLength: 60 }).map((marks) => marks.join(''));
    await fc.assert(
      fc.asyncProperty(text, delimiter, fc.integer({ min: 1, max: 40 }), async (content, by, piece) => {
        const bytes = Buffer.from(content);
        expect(await rowsOf(bytes, piece, by)).toEqual(await parsedRows(bytes, by));
      }),
      { numRuns: 1500 },
    );
  });

  it('with quotes after some lines without any are those of that parser as well', async () => {
    const plain = fc.array(mark, { maxLength: 30 }).map((marks) => marks.join(''));
    const quoted = fc
      .array(fc.oneof(mark, fc.constantFrom('"a, b"', '"c""d"', '"e\nf"', '"', 'x"y')), { maxLength: 30 })
      .map((marks) => marks.join(''));
    await fc.assert(
      fc.asyncProperty(
        plain,
        quoted,
        delimiter,
        fc.integer({ min: 1, max: 40 }),
        async (before, after, by, piece) => {
          const bytes = Buffer.from(`${before}\n${after}`);
          const expected = await parsedRows(bytes, by).catch((error: Error) => error);
          const found = await rowsOf(bytes, piece, by).catch((error: Error) => error);
          if (expected instanceof Error) expect(found).toBeInstanceOf(Error);
          else expect(found).toEqual(expected);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('are those of that parser too where the first few are asked for', () => {
    const text = fc.array(mark, { maxLength: 60 }).map((marks) => marks.join(''));
    fc.assert(
      fc.property(text, delimiter, fc.integer({ min: 1, max: 5 }), (content, by, most) => {
        expect(firstRows(content, by, most)).toEqual(parseAtOnce(content, { ...csvOptions(by), to: most }));
      }),
      { numRuns: 1000 },
    );
  });

  it('lose the byte order mark, also where it comes in pieces', async () => {
    const expected: Rows = [[['a', 'b'], 1]];
    expect(await rowsOf(Buffer.from('\ufeffa,b\n'), 1, ',')).toEqual(expected);
    expect(await rowsOf(Buffer.from('\ufeff"a",b\n'), 1, ',')).toEqual(expected);
    expect(await rowsOf(Buffer.from('\ufeffa,b\n', 'utf16le'), 3, ',', 'utf-16le')).toEqual(expected);
  });
});
