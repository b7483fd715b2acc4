import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LoadedOne, loadMany } from '@main/importing/load-many';
import { describe, expect, it } from 'vitest';
import { barsOf, csvFolder, faultOf, goodCsv } from './csv-files';
import { expectedOf, formatFile } from './format-files';

const files = csvFolder();

function folderOf(name: string, contents: Readonly<Record<string, string>>): string {
  for (const [file, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(files.folder, name, file)), { recursive: true });
    files.write(join(name, file), content);
  }
  return join(files.folder, name);
}

async function all(path: string): Promise<LoadedOne[]> {
  const found: LoadedOne[] = [];
  await loadMany([path], { options: null }, {}, (one) => void found.push(one));
  return found;
}

describe('loadMany', () => {
  it('makes one series of each data file in a folder and the folders below, by name', async () => {
    const folder = folderOf('stocks', {
      'b.csv': goodCsv,
      'a/x.us.txt': goodCsv.replaceAll(',', ';'),
      'README.txt': 'Read me.',
      '.hidden.csv': goodCsv,
      'picture.png': 'x',
    });
    copyFileSync(formatFile('several.zip'), join(folder, 'several.zip'));
    copyFileSync(formatFile('yahoo.csv.gz'), join(folder, 'yahoo.csv.gz'));
    copyFileSync(formatFile('pandas-index.parquet'), join(folder, 'p.parquet'));
    symlinkSync(folder, join(folder, 'loop'));
    const found = await all(folder);
    expect(found.map(({ file, suggestedName }) => [file, suggestedName])).toEqual([
      ['a/x.us.txt', 'x.us'],
      ['b.csv', 'b'],
      ['p.parquet', 'p'],
      ['several.zip › b/first.csv', 'first'],
      ['several.zip › second.csv', 'second'],
      ['yahoo.csv.gz', 'yahoo'],
    ]);
    const counts = found.map(({ outcome }) =>
      outcome.kind === 'loaded' ? barsOf(outcome.data).time.length : null,
    );
    expect(counts).toEqual([3, 3, 300, 300, 300, 300]);
    const last = found.at(-1)?.outcome;
    expect(last?.kind === 'loaded' && barsOf(last.data).close.at(-1)).toBe(expectedOf('yahoo.csv').lastClose);
  });

  it('refuses a file with faults whole, says why, and reads the others', async () => {
    const folder = folderOf('mixed', {
      'a.csv': goodCsv,
      'b.csv': goodCsv.replace('11.1', 'x'),
      'c.gz': 'no gzip',
    });
    copyFileSync(formatFile('encrypted.zip'), join(folder, 'd.zip'));
    const found = await all(folder);
    expect(found.map(({ outcome }) => outcome.kind)).toEqual(['loaded', 'refused', 'refused', 'refused']);
    const [, bad, , locked] = found.map(({ outcome }) => (outcome.kind === 'refused' ? outcome.error : null));
    expect(bad?.message).toMatch(/^"b.csv" was not imported: 1 row cannot be read/);
    expect(bad?.details[1]).toBe('Line 3, column Open: "x" is not a number with a decimal point.');
    expect(locked?.message).toMatch(/is encrypted with a password/);
  });

  it('takes an archive for a folder', async () => {
    expect((await all(formatFile('several.zip'))).map(({ suggestedName }) => suggestedName)).toEqual([
      'first',
      'second',
    ]);
  });

  it('says that there is nothing to read', async () => {
    const folder = folderOf('empty', { 'picture.png': 'x' });
    expect((await faultOf(all(folder))).message).toBe(
      '"empty" holds no .csv, .tsv, .txt, .gz, .zip or .parquet file. Choose the folder that the data is in.',
    );
    expect((await faultOf(all(join(folder, 'missing')))).kind).toBe('notFound');
  });

  it('tells how far it is, and can be cancelled between the files', async () => {
    const contents = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.csv`, goodCsv]));
    const folder = folderOf('many', contents);
    const controller = new AbortController();
    const seen: number[] = [];
    const hooks = {
      signal: controller.signal,
      onProgress: (done: number, total: number) => seen.push(done / total),
    };
    const read: string[] = [];
    await loadMany([folder], { options: null }, hooks, ({ file }) => void read.push(file));
    expect(read).toHaveLength(20);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const stopped = loadMany([folder], { options: null }, hooks, () => controller.abort());
    expect((await faultOf(stopped)).kind).toBe('cancelled');
  });
});
