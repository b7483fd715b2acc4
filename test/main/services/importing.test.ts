import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { importFiles } from '@main/services/import-many';
import { importFile, previewImport } from '@main/services/importing';
import { fileImport } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { stoppingJobs } from '../stopping-jobs';
import { tempFolder } from '../temp-folder';
import { startServices, waitFor } from '../test-services';
import { wholeSeries } from '../whole-series';

const aapl = join(import.meta.dirname, '../../../resources/samples/aapl.csv');

describe('importing through a process of its own', () => {
  it('stores all bars with their hash and the warnings of the report', async () => {
    const { services } = await startServices();
    const { options, report } = await previewImport(services.importing, aapl);
    expect(services.series.list()).toEqual([]);
    const series = await importFile(services.importing, aapl, options, 'AAPL');
    expect(series).toMatchObject({ name: 'AAPL', bars: 1260, hasAdjustedClose: true, source: 'aapl.csv' });
    expect(series.dataHash).toMatch(/^[0-9a-f]{64}$/);
    expect(series.bars).toBe(report.bars);
    const { close } = await wholeSeries(services, series.id, 'raw');
    const { close: adjusted } = await wholeSeries(services, series.id, 'adjusted');
    expect(close[0]).toBeGreaterThan(Number(adjusted[0]));
    expect(close.at(-1)).toBeCloseTo(Number(adjusted.at(-1)), 6);
  });

  it('gives the same file the same data hash, and another file another one', async () => {
    const { services } = await startServices();
    const { options } = await previewImport(services.importing, aapl);
    const first = await importFile(services.importing, aapl, options, 'first');
    const second = await importFile(services.importing, aapl, options, 'second');
    expect(second.dataHash).toBe(first.dataHash);
    const other = join(aapl, '../sp500-2000.csv');
    const preview = await previewImport(services.importing, other);
    expect((await importFile(services.importing, other, preview.options, 'other')).dataHash).not.toBe(
      first.dataHash,
    );
  });

  it('stores nothing of a file with faults, of a single bar, or under a taken name', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    const header = 'Date,Open,High,Low,Close,Volume\n';
    writeFileSync(path('bad.csv'), `${header}2020-01-02,1,2,0.5,1.5,10\n2020-01-03,1,oops,0.5,1.5,10\n`);
    writeFileSync(path('one.csv'), `${header}2020-01-02,1,2,0.5,1.5,10\n`);
    const { options } = await previewImport(services.importing, path('bad.csv'));
    await expect(importFile(services.importing, path('bad.csv'), options, 'bad')).rejects.toThrow(/bad\.csv/);
    await expect(importFile(services.importing, path('one.csv'), options, 'one')).rejects.toThrow(
      /has a single bar/,
    );
    expect(services.series.list()).toEqual([]);
    const detected = await previewImport(services.importing, aapl);
    await importFile(services.importing, aapl, detected.options, 'AAPL');
    await expect(importFile(services.importing, aapl, detected.options, 'AAPL')).rejects.toThrow(
      /named "AAPL" already/,
    );
    expect(services.series.list()).toHaveLength(1);
  });

  it('can be cancelled half way, and then nothing is stored', async () => {
    const jobs = stoppingJobs();
    const { services } = await startServices({ fork: jobs.fork });
    const { path } = tempFolder();
    const rows = Array.from(
      { length: 120_000 },
      (_, n) => `${new Date(n * 60_000).toISOString()},1,2,0.5,1.5,10`,
    );
    writeFileSync(path('long.csv'), `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`);
    jobs.stopNext({ type: 'progress' });
    const preview = previewImport(services.importing, path('long.csv'));
    await waitFor(() => services.board.list().some((job) => job.fraction > 0), 'the first progress');
    services.board.cancel('import');
    await expect(preview).rejects.toThrow('Cancelled. Nothing was stored.');
    expect(services.board.list()).toEqual([]);
    expect(services.series.list()).toEqual([]);
  });
});

describe('importing a folder', () => {
  const formats = join(import.meta.dirname, '../../fixtures/formats');

  it('stores a series for each file, and says of the others why not', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    mkdirSync(path('data'));
    for (const name of ['several.zip', 'yahoo.csv.gz', 'pandas-index.parquet'])
      copyFileSync(join(formats, name), path(`data/${name}`));
    writeFileSync(path('data/bad.csv'), 'Date,Open,High,Low,Close\n2020-01-02,1,2,1,oops\n');
    writeFileSync(path('data/one.csv'), 'Date,Open,High,Low,Close\n2020-01-02,1,2,1,2\n');
    copyFileSync(aapl, path('data/yahoo.csv'));
    const files = await importFiles(services.importing, [path('data')], null);
    expect(fileImport.array().parse(files)).toEqual(files);
    expect(files.map(({ file, series }) => [file, series?.name, series?.bars])).toEqual([
      ['bad.csv', undefined, undefined],
      ['one.csv', undefined, undefined],
      ['pandas-index.parquet', 'pandas-index', 300],
      ['several.zip › b/first.csv', 'first', 300],
      ['several.zip › second.csv', 'second', 300],
      ['yahoo.csv', 'yahoo', 1260],
      ['yahoo.csv.gz', undefined, undefined],
    ]);
    expect(files.map(({ problem }) => problem?.message).filter(Boolean)).toEqual([
      '"bad.csv" was not imported: 1 row cannot be read. Correct the file, or the way it is read, and import it again.',
      'one.csv has a single bar. A series needs two or more; choose a longer file.',
      'The workspace has a series named "yahoo" already. Choose another name.',
    ]);
    expect(files[0]?.problem?.details[1]).toBe(
      'Line 2, column Close: "oops" is not a number with a decimal point.',
    );
    expect(services.series.list().map(({ source }) => source)).toContain('several.zip › second.csv');
  });

  it('takes files of every kind, and several paths, one of them missing', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    mkdirSync(path('data'));
    writeFileSync(path('data/VIXCLS.csv'), 'observation_date,VIXCLS\n2024-01-02,13.2\n2024-01-03,14\n');
    writeFileSync(
      path('data/book.csv'),
      'time,bid_price_1,bid_size_1,ask_price_1,ask_size_1\n2024-01-02 10:00,9,1,10,1\n2024-01-02 10:01,9,1,10,1\n',
    );
    writeFileSync(path('one.csv'), 'date,value\n2024-01-02,1\n');
    const files = await importFiles(
      services.importing,
      [path('data'), path('gone.csv'), path('one.csv'), aapl],
      null,
    );
    expect(files.map(({ file, series, problem }) => [file, series?.kind ?? problem?.message])).toEqual([
      ['gone.csv', `There is no file "${path('gone.csv')}". Check the path, or choose the file again.`],
      ['data/VIXCLS.csv', 'scalar'],
      ['data/book.csv', 'depth'],
      ['one.csv', 'one.csv has a single value. A series needs two or more; choose a longer file.'],
      ['aapl.csv', 'bars'],
    ]);
  });

  it('answers others while it stores', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    mkdirSync(path('data'));
    for (let i = 0; i < 24; i += 1) copyFileSync(aapl, path(`data/${i}.csv`));
    let isDone = false;
    const importing = importFiles(services.importing, [path('data')], null).finally(() => {
      isDone = true;
    });
    const seen = new Set<number>();
    while (!isDone) {
      seen.add(services.series.list().length);
      await setImmediate();
    }
    expect(await importing).toHaveLength(24);
    // Between one file and the next, whoever asks is answered.
    expect(seen.size).toBeGreaterThan(18);
  });

  it('stores the same data as importing each file by itself', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    mkdirSync(path('data'));
    copyFileSync(aapl, path('data/aapl.csv'));
    const [one] = await importFiles(services.importing, [path('data')], null);
    const { options } = await previewImport(services.importing, aapl);
    const alone = await importFile(services.importing, aapl, options, 'alone');
    expect(one?.series?.dataHash).toBe(alone.dataHash);
  });

  it('can be cancelled, and then nothing is stored', async () => {
    const jobs = stoppingJobs();
    const { services } = await startServices({ fork: jobs.fork });
    const { path } = tempFolder();
    mkdirSync(path('data'));
    for (let i = 0; i < 60; i += 1) copyFileSync(aapl, path(`data/${i}.csv`));
    jobs.stopNext({ type: 'progress', beyond: 0.04 });
    const importing = importFiles(services.importing, [path('data')], null);
    await waitFor(() => services.board.list().some((job) => job.fraction > 0.04), 'the first progress');
    expect(services.board.list()[0]?.phase).toMatch(/^Reading file \d+ of 60$/);
    services.board.cancel('import');
    await expect(importing).rejects.toThrow('Cancelled. Nothing was stored.');
    expect(services.series.list()).toEqual([]);
  });
});
