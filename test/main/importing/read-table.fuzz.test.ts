import { errorsOf } from '@core/importing/validate';
import { loadFile, previewFile } from '@main/importing/read-table';
import { AppError } from '@shared/errors';
import { importPreview } from '@shared/series';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFolder, expectSound } from './csv-files';

/** More of each: `LONGSHORT_FUZZ=10000 npx vitest run test/main/importing/read-table.fuzz.test.ts`. */
const numRuns = Number(process.env.LONGSHORT_FUZZ ?? 60);
const slowestMs = 1000;
const files = csvFolder();

/** Whatever the bytes: a report that fulfils the contract, or a sentence. Then either all rows, in order, or another sentence. */
async function survives(content: string | Uint8Array): Promise<void> {
  const path = files.write('fuzz.csv', content);
  const begin = process.cpuUsage();
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
  // The time of the processor, since other tests run beside this one.
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1000).toBeLessThan(slowestMs);
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

const dayText = (day: number) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
const days = fc.integer({ min: 0, max: 40 });
const nearlyScalar = fc
  .tuple(
    fc.constantFrom('DATE,VALUE', 'observation_date,VIXCLS', 'date,score,n', ''),
    fc.array(fc.tuple(days, fc.oneof(fc.double({ min: -5, max: 5 }).map(String), cell), cell), {
      minLength: 1,
      maxLength: 20,
    }),
  )
  .map(([header, rows]) =>
    [header, ...rows.map(([day, ...cells]) => [dayText(day), ...cells].join(','))].join('\n'),
  );

const headers = [
  'time,bid_price_1,bid_size_1,ask_price_1,ask_size_1,bid_price_2,bid_size_2,ask_price_2,ask_size_2',
];
const headersOfBooks = [
  ...headers,
  'timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount',
  '',
];
const quote = fc.oneof({ weight: 20, arbitrary: price.map(String) }, { weight: 1, arbitrary: cell });
const nearlyDepth = fc
  .tuple(
    fc.constantFrom(...headersOfBooks),
    fc.array(fc.tuple(days, fc.array(quote, { minLength: 8, maxLength: 8 }), fc.boolean()), {
      minLength: 1,
      maxLength: 20,
    }),
  )
  .map(([header, rows]) =>
    [
      header,
      ...rows.map(([day, cells, isBook]) => [dayText(day), ...(isBook ? ladder(cells) : cells)].join(',')),
    ].join('\n'),
  );

/** Cells put so that most rows are a book: bids below asks, the best first. */
function ladder(cells: readonly string[]): string[] {
  const [a, b, c, d] = cells.slice(0, 4).sort((x, y) => Number(x) - Number(y));
  return [b!, cells[4]!, c!, cells[5]!, a!, cells[6]!, d!, cells[7]!];
}

describe('the CSV import, fed with anything', () => {
  it('answers random bytes with a report or a sentence', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), survives), { numRuns });
  });

  it('answers random tables with a report or a sentence', async () => {
    await fc.assert(fc.asyncProperty(soup, survives), { numRuns });
  });

  it('answers nearly good files with ordered, positive bars or a sentence', async () => {
    await fc.assert(fc.asyncProperty(nearly, survives), { numRuns });
  });

  it('answers nearly good values with ordered values or a sentence', async () => {
    await fc.assert(fc.asyncProperty(nearlyScalar, survives), { numRuns });
  });

  it('answers nearly good order books with sound books or a sentence', async () => {
    await fc.assert(fc.asyncProperty(nearlyDepth, survives), { numRuns });
  });
}, 3_600_000);
