import { previewFile } from '@main/importing/read-table';
import { importPreview } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { loadBars } from './csv-files';
import { expectedOf, formatFile } from './format-files';

const minuteMs = 60_000;
const dayMs = 86_400_000;

describe('files in the formats of vendors and tools', () => {
  it.each([
    ['yahoo.csv', 'Yahoo Finance', dayMs, ['empty-row']],
    ['lngs_us_d.csv', 'Stooq, daily', dayMs, []],
    ['lngs_d.csv', 'Stooq, daily', dayMs, []],
    ['stooq-bulk.txt', 'Stooq, bulk ASCII', dayMs, []],
    ['stooq-bulk-5min.txt', 'Stooq, bulk ASCII', 5 * minuteMs, ['time-zone']],
    ['LNGSUSDT-1d-2023.csv', 'Binance klines', dayMs, []],
    ['LNGSUSDT-1d-2023.zip', 'Binance klines', dayMs, []],
    ['LNGSUSDT-1m-2025-01.csv', 'Binance klines', minuteMs, []],
    ['EURUSD60.csv', 'MetaTrader 4', 60 * minuteMs, ['time-zone']],
    ['EURUSD_H1.csv', 'MetaTrader 5', 60 * minuteMs, ['time-zone']],
    ['LNGS_Daily.csv', 'MetaTrader 5', dayMs, []],
    ['alpha-vantage-intraday.csv', 'Alpha Vantage', 5 * minuteMs, ['time-zone', 'unsorted']],
    ['alpha-vantage-adjusted.csv', 'Alpha Vantage', dayMs, ['unsorted']],
    ['ib-tws.csv', 'Interactive Brokers', 5 * minuteMs, ['time-zone']],
    ['ib-tws-zone.csv', 'Interactive Brokers', 5 * minuteMs, []],
    ['ib-tws-utc.csv', 'Interactive Brokers', 5 * minuteMs, ['time-zone']],
    ['ib-daily.csv', 'Interactive Brokers', dayMs, []],
    ['tradingview-unix.csv', 'TradingView', 5 * minuteMs, []],
    ['tradingview-iso.csv', 'TradingView', 5 * minuteMs, ['missing-volume']],
    ['nasdaq-data-link.csv', 'Nasdaq Data Link', dayMs, ['unsorted']],
    ['pandas-index.csv', 'pandas', dayMs, []],
    ['pandas-index.tsv', 'pandas', dayMs, []],
    ['pandas-index-semicolon.csv', 'pandas', dayMs, []],
    ['pandas-zone.csv', 'pandas', 5 * minuteMs, []],
    ['pandas-numbered.csv', 'pandas', 5 * minuteMs, []],
  ])('%s is recognised as %s and read to the digit', async (name, format, intervalMs, kinds) => {
    const preview = await previewFile(formatFile(name));
    expect(importPreview.parse(preview)).toEqual(preview);
    const { bars: count, firstTime, lastTime, missing, ...wanted } = expectedOf(name);
    expect(preview.format).toBe(format);
    expect(preview.report).toMatchObject({
      rows: count + missing,
      bars: count,
      firstTime,
      lastTime,
      intervalMs,
    });
    const found = preview.report.findings.map(({ kind }) => kind);
    expect(found.filter((kind) => kind !== 'open-equals-previous-close')).toEqual(kinds);
    const { bars } = await loadBars(formatFile(name), preview.options);
    expect(bars.open[0]).toBe(wanted.firstOpen);
    expect(bars.close.at(-1)).toBe(wanted.lastClose);
    expect(bars.volume.at(-1)).toBe(wanted.lastVolume ?? Number.NaN);
  });

  it('keep the adjusted close beside the raw one', async () => {
    for (const name of ['yahoo.csv', 'alpha-vantage-adjusted.csv', 'nasdaq-data-link.csv']) {
      const { options, path } = await previewFile(formatFile(name));
      const { bars } = await loadBars(path, options);
      expect(bars.adjustedClose?.at(-1), name).toBeCloseTo(expectedOf(name).lastClose / 2, 4);
    }
  });

  it('say whose clock they are in until a time zone is chosen', async () => {
    const { options, path, report } = await previewFile(formatFile('alpha-vantage-intraday.csv'));
    expect(report.findings[0]?.message).toBe(
      'Alpha Vantage writes intraday times as they are in New York, without saying so in the file; they are read as UTC. ' +
        'Choose the time zone if the hour matters, as it does beside other series.',
    );
    const told = await previewFile(path, { ...options, timeZone: 'America/New_York' });
    expect(told.report.findings.map(({ kind }) => kind)).not.toContain('time-zone');
    expect(told.report.firstTime).toBe((report.firstTime ?? 0) + 4 * 60 * minuteMs);
  });

  it('are not seen in a table like any other', async () => {
    expect((await previewFile('resources/samples/sp500-2000.csv')).format).toBeUndefined();
  });
});
