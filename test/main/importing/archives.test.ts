import { readFileSync, truncateSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { gzipBytes } from '@main/importing/gzip-bytes';
import { previewFile } from '@main/importing/read-table';
import { describe, expect, it } from 'vitest';
import { csvFolder, faultOf, goodCsv, loadBars } from './csv-files';
import { formatFile } from './format-files';

const files = csvFolder();

async function closes(path: string) {
  const { options } = await previewFile(path);
  return (await loadBars(path, options)).bars.close;
}

/** A zip archive of one file, written by the book, with whatever sizes it is told to claim. */
function zipOf(
  name: string,
  content: Uint8Array,
  claims: { readonly size?: number; readonly sum?: number } = {},
) {
  const packed = deflateRawSync(content, { level: 6 });
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(claims.sum ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claims.size ?? content.length, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), path]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const manyRows = `Date,Open,High,Low,Close\n${Array.from(
  { length: 200_000 },
  (_, i) => `${new Date(Date.UTC(2000, 0, 1) + i * 60_000).toISOString()},${1.5 + (i % 97) / 1000},2,1,1.6`,
).join('\n')}`;

describe('a packed file', () => {
  it.each([
    ['yahoo.csv.gz', 'yahoo.csv', 'yahoo', undefined],
    ['LNGSUSDT-1d-2023.zip', 'LNGSUSDT-1d-2023.csv', 'LNGSUSDT-1d-2023', 'LNGSUSDT-1d-2023.csv'],
    ['stored.zip', 'LNGSUSDT-1d-2023.csv', 'klines', 'klines.csv'],
    ['with-papers.zip', 'yahoo.csv', 'prices', 'data/prices.csv'],
  ])('%s gives the bars of the file inside, and its name', async (name, inside, suggestedName, entry) => {
    const preview = await previewFile(formatFile(name));
    expect(preview).toMatchObject({ fileName: name, suggestedName });
    expect(preview.entry).toBe(entry);
    expect(preview.entries).toBeUndefined();
    const { header, sample, report } = await previewFile(formatFile(inside));
    expect(preview).toMatchObject({ header, sample, report });
    expect(await closes(formatFile(name))).toEqual(await closes(formatFile(inside)));
  });

  it('of several gzip members is read to its end', async () => {
    const [head = '', ...rows] = goodCsv.split('\n');
    const path = files.write('two.csv.gz', Buffer.concat([gzipSync(`${head}\n`), gzipSync(rows.join('\n'))]));
    expect([...(await closes(path))]).toEqual([11, 12, 13]);
  });

  it('tells days from months further down, as an open file does', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => {
      const time = new Date(Date.UTC(2020, 2, 4) + i * 60_000).toISOString();
      return `${time.slice(8, 10)}/${time.slice(5, 7)}/2020 ${time.slice(11, 16)},1.5,2,1,1.6`;
    });
    const path = files.write('days.csv.gz', gzipSync(`Date,Open,High,Low,Close\n${rows.join('\n')}`));
    expect((await previewFile(path)).options.dateFormat).toBe('dd/MM/yyyy HH:mm');
  });

  it.each([
    ['long.csv.gz', () => gzipSync(manyRows)],
    ['long.zip', () => zipOf('long.csv', Buffer.from(manyRows))],
  ])('%s tells how far it is, and can be cancelled', async (name, content) => {
    const bytes = content();
    const path = files.write(name, bytes);
    const seen: number[] = [];
    const onProgress = (read: number, total: number) => seen.push(read / total);
    const { report } = await previewFile(path, undefined, { onProgress });
    expect(report.bars).toBe(200_000);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const controller = new AbortController();
    const hooks = { signal: controller.signal, onProgress: () => controller.abort() };
    const fault = await faultOf(previewFile(path, undefined, hooks));
    expect(fault.kind).toBe('cancelled');
    expect((await faultOf(previewFile(path, undefined, { signal: AbortSignal.abort() }))).kind).toBe(
      'cancelled',
    );
  });

  it('is named with the archive in the sentence on a bad row', async () => {
    const path = files.write('bad.zip', zipOf('in/prices.csv', Buffer.from(goodCsv.replace('11.1', 'x'))));
    const { options } = await previewFile(path);
    const fault = await faultOf(loadBars(path, options));
    expect(fault.message).toMatch(/^"bad.zip › in\/prices.csv" was not imported: 1 row cannot be read/);
    expect(fault.details[1]).toBe('Line 3, column Open: "x" is not a number with a decimal point.');
  });
});

describe('an archive of several data files', () => {
  it('is refused until one of them is chosen', async () => {
    const preview = await previewFile(formatFile('several.zip'));
    expect(preview).toMatchObject({ entry: 'b/first.csv', entries: ['b/first.csv', 'second.csv'] });
    expect(preview.report.findings[0]).toMatchObject({ kind: 'several-files', severity: 'error', count: 2 });
    expect(preview.report.findings[0]?.message).toBe(
      '"several.zip" holds 2 data files: "b/first.csv", "second.csv". One series is made of one of them; the first is shown. ' +
        'Choose which to read, or import all of them, each as a series of its own.',
    );
    expect((await faultOf(loadBars(preview.path, preview.options))).message).toContain('holds 2 data files');
    const chosen = { ...preview.options, entry: 'b/first.csv' };
    expect((await loadBars(preview.path, chosen)).bars.time).toHaveLength(300);
  });

  it('says what it holds when asked for a file that it does not', async () => {
    const { options, path } = await previewFile(formatFile('several.zip'));
    const fault = await faultOf(previewFile(path, { ...options, entry: 'third.csv' }));
    expect(fault.message).toBe(
      '"several.zip" holds no data file named "third.csv". It holds "b/first.csv", "second.csv".',
    );
  });
});

describe('an archive that is refused', () => {
  it.each([
    ['encrypted.zip', '"LNGSUSDT-1d-2023.csv" is encrypted with a password. Unpack it'],
    ['bzip2.zip', '"klines.csv" is packed by a method (number 12)'],
    ['points-out.zip', '"points-out.zip" holds a file whose name points out of the archive'],
    ['no-data.zip', '"no-data.zip" holds no CSV file; it holds "picture.png". Choose an archive of'],
    ['no-files.zip', '"no-files.zip" is empty. Choose an archive of'],
    ['workbook.xlsx', '"workbook.xlsx" is an Excel workbook, not a CSV file. Save the sheet as CSV'],
  ])('%s is told for what it is', async (name, message) => {
    const fault = await faultOf(previewFile(formatFile(name)));
    expect(fault.kind).toBe('invalid');
    expect(fault.message).toContain(message);
  });

  it.each(['yahoo.csv.gz', 'LNGSUSDT-1d-2023.zip'])('%s cut in half is damaged', async (name) => {
    const bytes = readFileSync(formatFile(name));
    const path = files.write(`half-${name}`, bytes);
    truncateSync(path, Math.floor(bytes.length / 2));
    expect((await faultOf(previewFile(path))).message).toMatch(
      /^The (gzip|zip) archive "half-.*(ends before its data does|is damaged or cut off).*import that\.$/,
    );
  });

  it('holds a text with one wrong byte', async () => {
    const name = 'yahoo.csv.gz';
    const bytes = readFileSync(formatFile(name));
    bytes[bytes.length - 6]! ^= 1;
    expect((await faultOf(previewFile(files.write(name, bytes)))).message).toMatch(
      /^The gzip archive .* is damaged/,
    );
    const wrongSum = zipOf('a.csv', Buffer.from(goodCsv), { sum: 1 });
    expect((await faultOf(previewFile(files.write('sum.zip', wrongSum)))).message).toMatch(
      /the checksum of a.csv is wrong/,
    );
  });

  it.each([
    ['says', 20, /longer than the archive says/],
    ['says', 2000, /shorter than the archive says/],
  ])('holds another size than it %s (%i)', async (_, size, message) => {
    const path = files.write('size.zip', zipOf('a.csv', Buffer.from(goodCsv), { size }));
    expect((await faultOf(previewFile(path))).message).toMatch(message);
  });

  it.each([
    [
      'tar.gz',
      () => gzipSync(Buffer.from(`a.csv${'\0'.repeat(252)}ustar${'\0'.repeat(250)}`)),
      /is a tar archive/,
    ],
    ['twice.csv.gz', () => gzipSync(gzipSync(goodCsv)), /is a gzip archive in an archive/],
    ['nothing.csv.gz', () => gzipSync(''), /is empty/],
  ])('%s holds no text', async (name, content, message) => {
    expect((await faultOf(previewFile(files.write(name, content())))).message).toMatch(message);
  });

  it('unpacks to hundreds of times its size', async () => {
    const bomb = Buffer.alloc(72 * 2 ** 20, '2020-01-02,1,2,1,2,5\n');
    const sentence =
      /unpacks to more than 250 times its size, as no table of prices does.*unpack it yourself/;
    for (const path of [
      files.write('bomb.csv.gz', gzipSync(bomb, { level: 6 })),
      files.write('bomb.zip', zipOf('bomb.csv', bomb)),
    ]) {
      const fault = await faultOf(previewFile(path));
      expect(fault.message).toMatch(sentence);
    }
  });

  it('unpacks to hundreds of times its size, and says it does not', async () => {
    const bomb = gzipSync(Buffer.alloc(72 * 2 ** 20), { level: 6 });
    bomb.writeUInt32LE(100, bomb.length - 4);
    const source = gzipBytes({
      path: files.write('liar.gz', bomb),
      name: 'liar.gz',
      sizeBytes: bomb.length,
      packing: 'gzip',
    });
    let read = 0;
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        read += chunk.length;
        done();
      },
    });
    await expect(pipeline([...(await source.stages({})), sink])).rejects.toThrow(/250 times its size/);
    expect(read).toBeLessThanOrEqual(64 * 2 ** 20);
  });

  it('claims to hold more than 8 GB', async () => {
    const entry = Buffer.from(zipOf('a.csv', Buffer.from(goodCsv), { size: 0xffff_fffe }));
    expect((await faultOf(previewFile(files.write('huge.zip', entry)))).message).toMatch(
      /250 times its size/,
    );
  });
});
