import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile, previewImport } from '@main/services/importing';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { startServices, waitFor } from '../test-services';

const aapl = join(import.meta.dirname, '../../../resources/samples/aapl.csv');

describe('importing through a process of its own', () => {
  it('stores all bars with their hash and the warnings of the report', async () => {
    const { services } = await startServices();
    const { options, report } = await previewImport(services.importing, aapl, null);
    expect(services.series.list()).toEqual([]);
    const series = await importFile(services.importing, aapl, options, 'AAPL');
    expect(series).toMatchObject({ name: 'AAPL', bars: 1260, hasAdjustedClose: true, source: 'aapl.csv' });
    expect(series.dataHash).toMatch(/^[0-9a-f]{64}$/);
    expect(series.bars).toBe(report.bars);
    const { close } = services.series.bars(series.id, 'raw');
    const adjusted = services.series.bars(series.id, 'adjusted').close;
    expect(close[0]).toBeGreaterThan(Number(adjusted[0]));
    expect(close.at(-1)).toBeCloseTo(Number(adjusted.at(-1)), 6);
  });

  it('gives the same file the same data hash, and another file another one', async () => {
    const { services } = await startServices();
    const { options } = await previewImport(services.importing, aapl, null);
    const first = await importFile(services.importing, aapl, options, 'first');
    const second = await importFile(services.importing, aapl, options, 'second');
    expect(second.dataHash).toBe(first.dataHash);
    const other = join(aapl, '../sp500-2000.csv');
    const preview = await previewImport(services.importing, other, null);
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
    const { options } = await previewImport(services.importing, path('bad.csv'), null);
    await expect(importFile(services.importing, path('bad.csv'), options, 'bad')).rejects.toThrow(/bad\.csv/);
    await expect(importFile(services.importing, path('one.csv'), options, 'one')).rejects.toThrow(
      /has a single bar/,
    );
    expect(services.series.list()).toEqual([]);
    const detected = await previewImport(services.importing, aapl, null);
    await importFile(services.importing, aapl, detected.options, 'AAPL');
    await expect(importFile(services.importing, aapl, detected.options, 'AAPL')).rejects.toThrow(
      /named "AAPL" already/,
    );
    expect(services.series.list()).toHaveLength(1);
  });

  it('can be cancelled half way, and then nothing is stored', async () => {
    const { services } = await startServices();
    const { path } = tempFolder();
    const rows = Array.from(
      { length: 300_000 },
      (_, n) => `${new Date(n * 60_000).toISOString()},1,2,0.5,1.5,10`,
    );
    writeFileSync(path('long.csv'), `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`);
    const preview = previewImport(services.importing, path('long.csv'), null);
    await waitFor(() => services.board.list().some((job) => job.fraction > 0), 'the first progress');
    services.board.cancel('import');
    await expect(preview).rejects.toThrow('Cancelled. Nothing was stored.');
    expect(services.board.list()).toEqual([]);
    expect(services.series.list()).toEqual([]);
  });
});
