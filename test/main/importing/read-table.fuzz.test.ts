import { errorsOf } from '@core/importing/validate';
import { loadFile, previewFile } from '@main/importing/read-table';
import { AppError } from '@shared/errors';
import { importPreview } from '@shared/series';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFolder, expectSound } from './csv-files';

const files = csvFolder();

/** Whatever the bytes: a report that fulfils the contract, or a sentence. Then either all rows, in order, or another sentence. */
async function survives(content: string | Uint8Array): Promise<void> {
  const path = files.write('fuzz.csv', content);
  try {
    const preview = await previewFile(path);
    expect(importPreview.parse(preview)).toEqual(preview);
    const { data, report } = await loadFile(path, preview.options);
    expect(errorsOf(report)).toEqual([]);
    expectSound(data);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.message).toMatch(/^["A-Z].*\.$/s);
  }
}

const cell = fc.oneof(
  fc.double({ noNaN: true, min: -10, max: 1e6 }).map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '2020-01-02',
    '03/04/2020',
    '1,5',
    '1.234,5',
    '"',
    '""',
    '"a',
    'null',
    '',
    ' ',
    '-',
    '\ufeff',
    '\0',
    'é',
    '1e400',
    'sep=;',
  ),
  fc.string({ maxLength: 8 }),
);
const delimiter = fc.constantFrom(',', ';', '\t', '|', ' ');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
const soup = fc
  .tuple(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }), delimiter, lineEnd)
  .map(([rows, by, end]) => rows.map((row) => row.join(by)).join(end));

const price = fc.double({ noNaN: true, min: 1, max: 200 });
/** Files that are nearly right, so that the checks behind the parser are reached. */
const nearly = fc
  .tuple(
    fc.constantFrom('Date,Open,High,Low,Close,Volume\n', ''),
    fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 40 }),
        price,
        price,
        price,
        price,
        fc.oneof(price.map(String), cell),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    ),
  )
  .map(([header, rows]) =>
    rows.reduce<string>((text, [day, open, a, b, close, volume]) => {
      const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
      const all = [open, a, b, close];
      return `${text}${date},${open},${Math.max(...all)},${Math.min(...all)},${close},${volume}\n`;
    }, header),
  );

describe('the CSV import, fed with anything', () => {
  it('answers random bytes with a report or a sentence', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), survives), { numRuns: 300 });
  });

  it('answers random tables with a report or a sentence', async () => {
    await fc.assert(fc.asyncProperty(soup, survives), { numRuns: 300 });
  });

  it('answers nearly good files with ordered, positive bars or a sentence', async () => {
    await fc.assert(fc.asyncProperty(nearly, survives), { numRuns: 300 });
  });
}, 60_000);
