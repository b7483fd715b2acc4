import { readFileSync } from 'node:fs';
import { columnsOf, timesOf } from '@core/series-data';
import { loadFile, previewFile } from '@main/importing/read-table';
import { importPreview } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { kindFile } from './format-files';

interface Expected {
  readonly kind: string;
  readonly levels: number;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const { expected } = JSON.parse(readFileSync(kindFile('expected.json'), 'utf8')) as {
  readonly expected: Readonly<Record<string, Expected>>;
};

describe('files of values and order books', () => {
  it.each([
    ['VIXCLS.csv', 'FRED'],
    ['fred-old.csv', 'FRED'],
    ['VIX_History.csv', 'CBOE index'],
    ['sentiment.parquet', 'Parquet by pandas'],
    ['binance-futures_book_snapshot_5_2024-01-01_BTCUSDT.csv.gz', 'Tardis book snapshot'],
    ['binance-futures_book_snapshot_25_2024-01-01_BTCUSDT.csv.gz', 'Tardis book snapshot'],
    ['mbp-10.csv', 'Databento book snapshot'],
    ['BTCUSDT-bookTicker-2024-01-01.csv', 'Binance book ticker'],
    ['lobster-3.csv', undefined],
    ['book.parquet', 'Parquet by pandas'],
  ])('%s is recognised as %s and read to the digit', async (name, format) => {
    const preview = await previewFile(kindFile(name));
    expect(importPreview.parse(preview)).toEqual(preview);
    const wanted = expected[name]!;
    const { kind, rows: bars, firstTime, lastTime } = wanted;
    expect(preview).toMatchObject({ options: { kind }, report: { bars, firstTime, lastTime } });
    expect(preview.format).toBe(format);
    const { data } = await loadFile(kindFile(name), preview.options);
    expect(data.kind === 'depth' ? data.levels.length : 0).toBe(wanted.levels);
    const columns = columnsOf(data).slice(1, 1 + wanted.first.length);
    expect(columns.map((column) => column[0])).toEqual(wanted.first);
    expect(columns.map((column) => column.at(-1))).toEqual(wanted.last);
    expect(timesOf(data)).toHaveLength(bars);
  });
});
