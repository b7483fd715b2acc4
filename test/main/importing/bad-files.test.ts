import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile, previewFile } from '@main/importing/read-table';
import type { ImportOptions } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { csvFolder, faultOf, goodCsv } from './csv-files';

const files = csvFolder();
const options: ImportOptions = {
  kind: 'bars',
  delimiter: ',',
  hasHeader: true,
  decimal: '.',
  dateFormat: 'auto-iso',
  timeZone: 'UTC',
  columns: ['time', 'open', 'high', 'low', 'close', 'volume'],
};

/** Preview and import fail alike. */
async function bothFaults(path: string) {
  const fault = await faultOf(previewFile(path));
  expect((await faultOf(loadFile(path, options))).message).toBe(fault.message);
  return fault;
}

/** Root may read everything, so a test that runs as root steps down for a moment. */
async function asOrdinaryUser<T>(call: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await call();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('a file that is no CSV file', () => {
  it('is missing', async () => {
    const path = join(files.folder, 'missing.csv');
    const fault = await bothFaults(path);
    expect(fault.kind).toBe('notFound');
    expect(fault.message).toBe(`There is no file "${path}". Check the path, or choose the file again.`);
  });

  it('lies in a path that goes through a file', async () => {
    const fault = await bothFaults(join(files.write('leaf.csv', goodCsv), 'deeper.csv'));
    expect(fault.kind).toBe('notFound');
  });

  it('is a path that no system could open', async () => {
    expect((await bothFaults(`${files.folder}/a\0b.csv`)).message).toMatch(
      /^The path of the file is not one/,
    );
    expect((await bothFaults(`${files.folder}/${'x'.repeat(5000)}.csv`)).message).toMatch(
      /^The path of the file/,
    );
  });

  it('is a link that leads nowhere', async () => {
    const path = join(files.folder, 'link.csv');
    symlinkSync(join(files.folder, 'nowhere.csv'), path);
    expect((await bothFaults(path)).kind).toBe('notFound');
  });

  it('is a folder', async () => {
    const path = join(files.folder, 'folder.csv');
    mkdirSync(path);
    expect((await bothFaults(path)).message).toBe(`"${path}" is a folder. Choose one CSV file in it.`);
  });

  it('is a device', async () => {
    expect((await bothFaults('/dev/null')).message).toMatch(/is not a regular file/);
  });

  it('may not be read', async () => {
    const path = files.write('secret.csv', goodCsv);
    chmodSync(files.folder, 0o755);
    chmodSync(path, 0);
    const fault = await asOrdinaryUser(() => bothFaults(path));
    expect(fault.kind).toBe('io');
    expect(fault.message).toBe(
      `Longshort may not read "${path}". Give yourself permission to read it and try again.`,
    );
  });

  it('is empty', async () => {
    const fault = await bothFaults(files.write('empty.csv', ''));
    expect(fault.message).toBe('"empty.csv" is empty (0 bytes). Export it again and import that file.');
  });

  it('has blank lines only', async () => {
    const fault = await faultOf(previewFile(files.write('blank.csv', '\n\n\r\n  \n')));
    expect(fault.message).toMatch(/^"blank.csv" has no rows\./);
  });

  it('has a header only', async () => {
    const fault = await bothFaults(files.write('header.csv', 'Date,Open,High,Low,Close,Volume\n'));
    expect(fault.message).toMatch(/^"header.csv" has a header but no rows below it\./);
  });

  it.each([
    ['zeros.csv', new Uint8Array(5000), 'is a binary file, not text'],
    [
      'noise.csv',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
      'is a binary file, not text',
    ],
    ['prices.7z', Buffer.from("7z\xbc\xaf'\x1c\0\x04", 'latin1'), 'is a 7-Zip archive'],
    ['prices.csv.bz2', Buffer.from('BZh91AY&SY'), 'is a bzip2 archive'],
    ['prices.feather', Buffer.from('ARROW1\0\0'), 'is an Arrow or Feather file'],
    ['prices.db', Buffer.from('SQLite format 3\0'), 'is an SQLite database'],
    ['page.csv', '<!DOCTYPE html><html><body>Sign in</body></html>', 'is a web page'],
  ])('%s is told for what it is', async (name, content, what) => {
    const fault = await bothFaults(files.write(name, content));
    expect(fault.kind).toBe('invalid');
    expect(fault.message).toContain(`"${name}" ${what}`);
  });

  it('has a binary part further down', async () => {
    const path = files.write(
      'half.csv',
      Buffer.concat([Buffer.from(goodCsv.repeat(1000)), new Uint8Array(5000)]),
    );
    const { report } = await previewFile(path);
    expect(report.findings.some(({ kind, severity }) => kind === 'bad-row' && severity === 'error')).toBe(
      true,
    );
  });
});

describe('a line too long', () => {
  it('of 2 GB is refused after its first megabyte', async () => {
    const path = files.write('endless.csv', `Date,Open,High,Low,Close\n${'1,2,3,'.repeat(20_000)}`);
    const handle = openSync(path, 'r+');
    ftruncateSync(handle, 2 ** 31);
    closeSync(handle);
    const before = process.memoryUsage().rss;
    let read = 0;
    const fault = await faultOf(
      loadFile(
        path,
        { ...options, columns: options.columns.slice(0, 5) },
        { onProgress: (bytes) => (read = bytes) },
      ),
    );
    expect(fault.message).toMatch(/^Line 2 of "endless.csv" is longer than 1 MB/);
    expect(read).toBeLessThan(16 * 2 ** 20);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });

  it('is refused where lines end with CR alone, too', async () => {
    const content = `${goodCsv.replaceAll('\n', '\r')}${'x'.repeat(1_100_000)}\r`;
    const fault = await faultOf(previewFile(files.write('cr.csv', content)));
    expect(fault.message).toMatch(/^Line 5 of "cr.csv" is longer than 1 MB/);
  });

  it('made of many short ones by a quote is refused with the line it begins on', async () => {
    const content = `${goodCsv}2020-01-07,"12,1,2,1,5\n${'2020-01-08,1,2,1,2,5\n'.repeat(60_000)}`;
    const fault = await faultOf(previewFile(files.write('open-quote.csv', content)));
    expect(fault.message).toMatch(
      /^Line 5 of "open-quote.csv" is longer than 1 MB, .* or a quote is never closed/,
    );
  });

  it('of a quote that is never closed in a small file is told as that', async () => {
    const content = `${goodCsv}2020-01-07,"12,1,2,1,5\n2020-01-08,1,2,1,2,5\n`;
    const fault = await faultOf(previewFile(files.write('small-quote.csv', content)));
    expect(fault.message).toBe(
      'A quote opened on line 5 of "small-quote.csv" is never closed. Close or remove it.',
    );
  });

  it('of just under a megabyte is only a bad row', async () => {
    const { report } = await previewFile(files.write('long.csv', `${goodCsv}${'x'.repeat(1_000_000)}\n`));
    expect(report.findings).toMatchObject([{ kind: 'bad-row', count: 1, examples: [{ line: 5 }] }]);
  });
});

describe('hooks', () => {
  const long = `Date,Open,High,Low,Close\n${Array.from(
    { length: 200_000 },
    (_, i) => `${new Date(Date.UTC(2000, 0, 1) + i * 60_000).toISOString()},1.5,2,1,1.6`,
  ).join('\n')}`;

  it('tell how many bytes are read, up to all of them', async () => {
    const seen: number[] = [];
    const path = files.write('progress.csv', long);
    await previewFile(path, undefined, {
      onProgress: (read, total) => {
        expect(total).toBe(long.length);
        seen.push(read);
      },
    });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(long.length);
  });

  it('cancel the reading half-way', async () => {
    const controller = new AbortController();
    let read = 0;
    const path = files.write('cancel.csv', long);
    const fault = await faultOf(
      previewFile(path, undefined, {
        signal: controller.signal,
        onProgress: (bytes) => {
          read = bytes;
          controller.abort();
        },
      }),
    );
    expect(fault.kind).toBe('cancelled');
    expect(fault.message).toBe('Reading "cancel.csv" was cancelled; nothing was stored.');
    expect(read).toBeLessThan(long.length);
  });

  it('cancel before the reading begins', async () => {
    const path = files.write('aborted.csv', goodCsv);
    expect((await faultOf(previewFile(path, undefined, { signal: AbortSignal.abort() }))).kind).toBe(
      'cancelled',
    );
  });
});
