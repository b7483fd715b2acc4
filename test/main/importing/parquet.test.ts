import { readdirSync, readFileSync } from 'node:fs';
import { previewFile } from '@main/importing/read-table';
import { describe, expect, it } from 'vitest';
import { csvFolder, faultOf, loadBars } from './csv-files';
import { expectedOf, formatFile } from './format-files';

const files = csvFolder();
const names = readdirSync(formatFile('')).filter(
  (name) => name.endsWith('.parquet') && name !== 'not-prices.parquet',
);

describe('a Parquet file', () => {
  it.each(names)('%s is read as pandas wrote it', async (name) => {
    const preview = await previewFile(formatFile(name));
    const { bars: count, firstTime, lastTime, missing, ...wanted } = expectedOf(name);
    expect(preview.report).toMatchObject({ rows: count + missing, bars: count, firstTime, lastTime });
    const { bars } = await loadBars(formatFile(name), preview.options);
    expect(bars.open[0]).toBe(wanted.firstOpen);
    expect(bars.close.at(-1)).toBe(wanted.lastClose);
    expect(bars.volume.at(-1)).toBe(wanted.lastVolume);
  });

  it('is shown as text, with its name and the name of its format', async () => {
    const preview = await previewFile(formatFile('pandas-zone.parquet'));
    expect(preview).toMatchObject({
      format: 'Parquet by pandas',
      suggestedName: 'pandas-zone',
      header: ['open', 'high', 'low', 'close', 'volume', '__index_level_0__'],
      options: { dateFormat: 'auto-iso', columns: ['open', 'high', 'low', 'close', 'volume', 'time'] },
    });
    expect(preview.sample[0]?.[5]).toBe('2024-03-11T13:30:00.000Z');
    expect(preview.sample).toHaveLength(50);
  });

  it('reads wall clocks in the time zone that it is told, and instants as they are', async () => {
    const naive = await previewFile(formatFile('pandas-index.parquet'));
    const told = await previewFile(naive.path, { ...naive.options, timeZone: 'Asia/Tokyo' });
    expect(told.report.firstTime).toBe((naive.report.firstTime ?? 0) - 9 * 3_600_000);
    const instants = await previewFile(formatFile('pandas-zone.parquet'));
    const same = await previewFile(instants.path, { ...instants.options, timeZone: 'Asia/Tokyo' });
    expect(same.report.firstTime).toBe(instants.report.firstTime);
  });

  it('has no delimiter, header or decimal sign to be told', async () => {
    const { options, path, report } = await previewFile(formatFile('row-groups.parquet'));
    const other = { ...options, delimiter: ';', hasHeader: false, decimal: ',' } as const;
    expect(await previewFile(path, other)).toMatchObject({ report, options });
  });

  it('leaves lists out and reports what no bars can be made of', async () => {
    expect((await previewFile(formatFile('decimal-nested.parquet'))).header).not.toContain('tags');
    const { report, sample } = await previewFile(formatFile('not-prices.parquet'));
    expect(report.findings[0]).toMatchObject({ kind: 'missing-column', severity: 'error' });
    expect(sample).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('counts rows where a text counts lines', async () => {
    const { options, path } = await previewFile(formatFile('strings.parquet'));
    const fault = await faultOf(loadBars(path, { ...options, dateFormat: 'yyyy-MM-dd' }));
    expect(fault.details[1]).toBe(
      'Row 1, column when: "11.03.2024 09:30" is not a time of the form yyyy-MM-dd.',
    );
  });

  it('tells how far it is, and can be cancelled', async () => {
    const seen: number[] = [];
    const onProgress = (read: number, total: number) => seen.push(read / total);
    await previewFile(formatFile('row-groups.parquet'), undefined, { onProgress });
    expect(seen).toEqual([50 / 240, 100 / 240, 150 / 240, 200 / 240, 1]);
    const controller = new AbortController();
    const hooks = { signal: controller.signal, onProgress: () => controller.abort() };
    expect(await faultOf(previewFile(formatFile('row-groups.parquet'), undefined, hooks))).toMatchObject({
      kind: 'cancelled',
      message: 'Reading "row-groups.parquet" was cancelled; nothing was stored.',
    });
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 5000)],
    ['nothing but its mark', () => Buffer.from('PAR1')],
    ['without its first page', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4), bytes.subarray(900)])],
    ['with a page of zeros', (bytes: Buffer) => Buffer.from(bytes).fill(0, 10, 2000)],
  ])('%s is told to be damaged', async (what, change) => {
    const bytes = readFileSync(formatFile('pandas-index.parquet'));
    const fault = await faultOf(previewFile(files.write('broken.parquet', change(bytes))));
    expect(fault.message, what).toMatch(
      /^The Parquet file "broken.parquet" is damaged, cut off, or written in a way .* and import that\.$/,
    );
  });
});
