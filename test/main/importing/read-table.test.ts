import { previewFile } from '@main/importing/read-table';
import { importPreview } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { csvFolder, faultOf, goodCsv, loadBars } from './csv-files';

const files = csvFolder();
const samples = 'resources/samples';

/** A file of its own for each text: detect, then load as detected. */
async function load(name: string, content: string | Uint8Array) {
  const path = files.write(name, content);
  const { options } = await previewFile(path);
  return loadBars(path, options);
}

describe('the bundled samples', () => {
  it('S&P 500: 5,105 bars, and a word on opens that were not recorded', async () => {
    const preview = await previewFile(`${samples}/sp500-2000.csv`);
    expect(importPreview.parse(preview)).toEqual(preview);
    expect(preview).toMatchObject({
      fileName: 'sp500-2000.csv',
      suggestedName: 'sp500-2000',
      sizeBytes: 415_968,
      header: ['date', 'open', 'high', 'low', 'close', 'adjclose', 'volume'],
      report: {
        rows: 5105,
        bars: 5105,
        firstTime: Date.UTC(2000, 0, 3),
        lastTime: Date.UTC(2020, 3, 17),
        intervalMs: 86_400_000,
      },
    });
    expect(preview.report.findings).toMatchObject([
      { kind: 'gap', severity: 'warning', count: 3 },
      { kind: 'open-equals-previous-close', severity: 'warning', count: 1760 },
    ]);
    expect(preview.report.findings[1]?.message).toContain('until 2006-05-09 (96% there)');
    const { bars } = await loadBars(preview.path, preview.options);
    expect(bars.close.at(-1)).toBe(2874.560059);
    expect(bars.adjustedClose?.[0]).toBe(1455.219971);
    expect(bars.volume[0]).toBe(931_800_000);
  });

  it('AAPL: 1,260 bars with an adjusted close, nothing to remark', async () => {
    const preview = await previewFile(`${samples}/aapl.csv`);
    expect(preview.report).toMatchObject({ bars: 1260, findings: [] });
    const { bars } = await loadBars(preview.path, preview.options);
    expect(bars.adjustedClose?.[0]).toBe(50.961628);
    expect(bars.close[0]).toBe(64.96286);
  });
});

describe('previewFile', () => {
  it('shows the first rows as they stand in the file', async () => {
    const { sample, header } = await previewFile(files.write('good.csv', goodCsv));
    expect(header).toEqual(['Date', 'Open', 'High', 'Low', 'Close', 'Volume']);
    expect(sample[0]).toEqual(['2020-01-02', '10', '12', '9', '11', '100']);
    expect(sample).toHaveLength(3);
  });

  it('reads as it is told instead of as it looks', async () => {
    const path = files.write(
      'told.csv',
      'Date,Open,High,Low,Close\n03/04/2020,1,2,1,2\n04/04/2020,1.5,2,1,2\n',
    );
    const looks = await previewFile(path);
    expect(looks.report.findings).toMatchObject([{ kind: 'ambiguous-date' }, { kind: 'missing-volume' }]);
    expect(looks.report.firstTime).toBe(Date.UTC(2020, 2, 4));
    const told = await previewFile(path, {
      ...looks.options,
      dateFormat: 'dd/MM/yyyy',
      timeZone: 'Asia/Tokyo',
    });
    expect(told.report.firstTime).toBe(Date.UTC(2020, 3, 3) - 9 * 3_600_000);
    expect(told.report.findings).toMatchObject([{ kind: 'ambiguous-date' }, { kind: 'missing-volume' }]);
  });

  it('reports a file without the needed columns and still shows it', async () => {
    const preview = await previewFile(files.write('notes.csv', 'name,note\na,b\nc,d\n'));
    expect(preview.sample).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(preview.report.findings).toMatchObject([{ kind: 'missing-column', severity: 'error' }]);
    expect(preview.report.findings[0]?.message).toMatch(
      /^No column is set as time, open, high, low, close\./,
    );
  });

  it('reports a role that is given twice', async () => {
    const path = files.write('twice.csv', goodCsv);
    const { options } = await previewFile(path);
    const columns = options.columns.with(1, 'close');
    expect((await previewFile(path, { ...options, columns })).report.findings[0]?.message).toBe(
      'No column is set as open. Set the role of each column, or the delimiter if "," does not part the cells. ' +
        'More than one column is set as close. Set all but one to ignore.',
    );
  });

  it('refuses a time zone that does not exist', async () => {
    const path = files.write('zone.csv', goodCsv);
    const { options } = await previewFile(path);
    const fault = await faultOf(previewFile(path, { ...options, timeZone: 'Mars/Base' }));
    expect(fault.message).toBe('"Mars/Base" is not a time zone. Write one such as UTC or America/New_York.');
  });
});

describe('loadFile', () => {
  it('gives the bars in time order', async () => {
    const { bars, report } = await load('plain.csv', goodCsv);
    expect([...bars.time]).toEqual([Date.UTC(2020, 0, 2), Date.UTC(2020, 0, 3), Date.UTC(2020, 0, 6)]);
    expect([...bars.open]).toEqual([10, 11.1, 12.1]);
    expect([...bars.volume]).toEqual([100, 110, 120]);
    expect(bars.adjustedClose).toBeNull();
    expect(report.findings).toEqual([]);
  });

  it('refuses the whole file for one bad row, and names its line and column', async () => {
    const path = files.write(
      'bad.csv',
      goodCsv.replace('11.1', 'eleven').replace('2020-01-06', '2020-01-32'),
    );
    const { options, report } = await previewFile(path);
    expect(report.findings).toMatchObject([{ kind: 'bad-row', severity: 'error', count: 2 }]);
    const fault = await faultOf(loadBars(path, options));
    expect(fault.kind).toBe('invalid');
    expect(fault.message).toBe(
      '"bad.csv" was not imported: 2 rows cannot be read. Correct the file, or the way it is read, and import it again.',
    );
    expect(fault.details).toEqual([
      '2 rows cannot be read. Correct the file, or the way it is read, and import it again.',
      'Line 3, column Open: "eleven" is not a number with a decimal point.',
      'Line 4, column Date: "2020-01-32" is not an ISO date such as 2020-01-31.',
    ]);
  });

  it.each([
    ['a high below the low', goodCsv.replace('11.1,13,10', '11.1,10,13'), 'high-below-low'],
    ['a price of zero', goodCsv.replace('11.1,13,10', '11.1,13,0'), 'non-positive-price'],
    ['a negative price', goodCsv.replace('11.1,13,10', '11.1,13,-10'), 'non-positive-price'],
    ['two rows of one time', `${goodCsv}2020-01-03,11,13,10,12.5,110\n`, 'duplicate'],
    ['a short row', `${goodCsv}2020-01-07,11\n`, 'bad-row'],
    ['a footer', `${goodCsv}Source: the exchange\n`, 'bad-row'],
  ])('refuses %s', async (what, content, kind) => {
    const path = files.write(`${what}.csv`, content);
    const { options, report } = await previewFile(path);
    expect(report.findings.find(({ severity }) => severity === 'error')).toMatchObject({ kind, count: 1 });
    expect((await faultOf(loadBars(path, options))).message).toMatch(
      new RegExp(`^"${what}.csv" was not imported: 1 `),
    );
  });

  it.each([
    ['an exact duplicate', `${goodCsv}2020-01-06,12.1,14,11,13,120\n`, 'duplicate', 3],
    ['rows out of order', `${goodCsv}2020-01-01,10,12,9,11,100\n`, 'unsorted', 4],
    ['a volume of zero', goodCsv.replace('13,120', '13,0'), 'zero-volume', 3],
    ['an open outside of the range', goodCsv.replace('12.1,14', '15,14'), 'outside-range', 3],
    ['a row without prices', `${goodCsv}2020-01-07,null,null,null,null,null\n`, 'empty-row', 3],
    ['a gap', `${goodCsv}2020-03-06,12.1,14,11,13,120\n`, 'gap', 4],
  ])('takes %s with a warning', async (what, content, kind, count) => {
    const { bars, report } = await load(`${what}.csv`, content);
    expect(report.findings).toMatchObject([{ kind, severity: 'warning', count: 1 }]);
    expect(bars.time).toHaveLength(count);
    expect(bars.time).toEqual(bars.time.toSorted());
  });

  it('reads blank lines, spaces, mixed line ends, quotes and a missing last line end', async () => {
    const { bars } = await load(
      'messy.csv',
      '"Date" , Open ,High,Low,Close\r\n\r\n2020-01-02,"10",12,9, 11\n\n2020-01-03,11.1,13,10,12',
    );
    expect([...bars.close]).toEqual([11, 12]);
  });

  it('reads decimal commas, and numbers with thousands', async () => {
    const { bars } = await load(
      'german.csv',
      'Datum;Erster;Hoch;Tief;Schlusskurs;Volumen\n31.01.2020;1.234,50;1.250;1.200,25;1.240,00;1.000.000\n',
    );
    expect([bars.open[0], bars.high[0], bars.low[0], bars.volume[0]]).toEqual([
      1234.5, 1250, 1200.25, 1_000_000,
    ]);
  });

  it("skips Excel's line on the delimiter, and counts lines on", async () => {
    const path = files.write('excel.csv', `sep=;\n${goodCsv.replaceAll(',', ';').replace('11.1', 'x')}`);
    const { options, report } = await previewFile(path);
    expect(options).toMatchObject({ delimiter: ';', hasHeader: true });
    expect(report.findings[0]?.examples[0]?.line).toBe(4);
  });

  it('reads one bar', async () => {
    const { report } = await load('one.csv', '2020-01-02,1,2,1,2,5\n');
    expect(report).toMatchObject({ rows: 1, bars: 1, intervalMs: null, findings: [] });
  });
});

describe('encodings', () => {
  const german = 'Datum;Eröffnung;Hoch;Tief;Schluß;Schluss;Stück\n31.01.2020;10,5;12;9;1;11;100\n';

  it.each([
    ['UTF-8', Buffer.from(german)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${german}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${german}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${german}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(german, 'utf16le')],
    ['Latin-1', Buffer.from(german, 'latin1')],
  ])('reads %s', async (name, content) => {
    const path = files.write(`${name}.csv`, content);
    const { header, options } = await previewFile(path);
    expect(header[1]).toBe('Eröffnung');
    expect(header[0]).toBe('Datum');
    const { bars } = await loadBars(path, options);
    expect([bars.open[0], bars.close[0], bars.volume[0]]).toEqual([10.5, 11, 100]);
  });
});
