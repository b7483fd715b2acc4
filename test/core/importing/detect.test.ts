import { detect } from '@core/importing/detect';
import { describe, expect, it } from 'vitest';
import { sampleOf } from './sample-of';

const lines = (...rows: string[]) => rows.join('\n');

describe('detect', () => {
  it.each([
    {
      look: 'Yahoo Finance',
      text: lines(
        'Date,Open,High,Low,Close,Adj Close,Volume',
        '2020-01-02,10.5,11,10,10.8,10.1,1000',
        '2020-01-03,10.6,11.1,10.2,10.9,10.2,1100',
      ),
      options: {
        delimiter: ',',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'auto-iso',
        columns: ['time', 'open', 'high', 'low', 'close', 'adjustedClose', 'volume'],
      },
    },
    {
      look: 'German, semicolons and decimal commas',
      text: lines(
        'Datum;Erster;Hoch;Tief;Schlusskurs;Stücke;Volumen',
        '31.01.2020;10,50;11,00;10,00;10,80;1.000;10.800',
        '03.02.2020;10,60;11,10;10,20;10,90;1.100;11.990',
      ),
      options: {
        delimiter: ';',
        hasHeader: true,
        decimal: ',',
        dateFormat: 'dd.MM.yyyy',
        columns: ['time', 'open', 'high', 'low', 'close', 'ignore', 'volume'],
      },
    },
    {
      look: 'MetaTrader 4: no header, date and time apart',
      text: lines(
        '2020.01.02,09:30,1.1201,1.1210,1.1200,1.1205,55',
        '2020.01.02,09:31,1.1205,1.1212,1.1204,1.1210,60',
      ),
      options: {
        delimiter: ',',
        hasHeader: false,
        decimal: '.',
        dateFormat: 'yyyy.MM.dd HH:mm',
        columns: ['time', 'time', 'open', 'high', 'low', 'close', 'volume'],
      },
    },
    {
      look: 'MetaTrader 5: tabs, bracketed names',
      text: lines(
        '<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>',
        '2020.01.02\t00:00:00\t1.12\t1.13\t1.11\t1.125\t55\t0\t3',
        '2020.01.02\t01:00:00\t1.12\t1.13\t1.11\t1.125\t60\t0\t3',
      ),
      options: {
        delimiter: '\t',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'yyyy.MM.dd HH:mm:ss',
        columns: ['time', 'time', 'open', 'high', 'low', 'close', 'volume', 'ignore', 'ignore'],
      },
    },
    {
      look: 'Binance klines: no header, milliseconds',
      text: lines(
        '1577836800000,7195.24,7255.0,7175.15,7200.85,16792.388,1577923199999,121214452.1,194010,8946.9,64597785.2,0',
        '1577923200000,7200.77,7212.5,6924.74,6965.71,31951.483,1578009599999,225982341.3,302667,15141.6,107060829.0,0',
      ),
      options: {
        delimiter: ',',
        hasHeader: false,
        decimal: '.',
        dateFormat: 'epoch-ms',
        columns: ['time', 'open', 'high', 'low', 'close', 'volume', ...new Array<string>(6).fill('ignore')],
      },
    },
    {
      look: 'pandas, an index without a name and an offset',
      text: lines(
        ',Open,High,Low,Close,Volume',
        '2020-01-02 00:00:00-05:00,10,11,9,10.5,100',
        '2020-01-03 00:00:00-05:00,10,11,9,10.5,100',
      ),
      options: {
        delimiter: ',',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'auto-iso',
        columns: ['time', 'open', 'high', 'low', 'close', 'volume'],
      },
    },
    {
      look: 'Nasdaq: newest first, dollars, close before open',
      text: lines(
        'Date,Close/Last,Volume,Open,High,Low',
        '01/31/2020,$10.80,1000,$10.50,$11.00,$10.00',
        '01/30/2020,$10.90,1100,$10.60,$11.10,$10.20',
      ),
      options: {
        delimiter: ',',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'MM/dd/yyyy',
        columns: ['time', 'close', 'volume', 'open', 'high', 'low'],
      },
    },
    {
      look: 'Investing.com: everything quoted, abbreviated volume',
      text: lines(
        '"Date","Price","Open","High","Low","Vol.","Change %"',
        '"Jan 31, 2020","3,225.52","3,282.33","3,282.33","3,214.68","1.2M","-1.77%"',
        '"Jan 30, 2020","3,283.66","3,256.45","3,285.91","3,242.80","1.1M","0.31%"',
      ),
      options: {
        delimiter: ',',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'MMM d, yyyy',
        columns: ['time', 'close', 'open', 'high', 'low', 'volume', 'ignore'],
      },
    },
    {
      look: 'Alpha Vantage: numbered names',
      text: lines(
        'timestamp,1. open,2. high,3. low,4. close,5. adjusted close,6. volume',
        '2020-01-31,10,11,9,10.5,10.4,100',
      ),
      options: {
        delimiter: ',',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'auto-iso',
        columns: ['time', 'open', 'high', 'low', 'close', 'adjustedClose', 'volume'],
      },
    },
    {
      look: 'names it does not know: judged by content, an adjusted close included',
      text: lines('甲|乙|丙|丁|戊|己|庚', '20200102|10|11|9|10.5|5.2|100', '20200103|10|11|9|10.5|5.2|120'),
      options: {
        delimiter: '|',
        hasHeader: true,
        decimal: '.',
        dateFormat: 'yyyyMMdd',
        columns: ['time', 'open', 'high', 'low', 'close', 'adjustedClose', 'volume'],
      },
    },
  ])('recognises $look', ({ text, options }) => {
    const detection = detect(sampleOf(text));
    expect(detection.options).toEqual({ kind: 'bars', timeZone: 'UTC', ...options });
    expect(detection.findings.filter(({ kind }) => kind !== 'time-zone')).toEqual([]);
  });

  it('names the columns of a file without a header', () => {
    expect(detect(sampleOf('2020-01-02,1,2,3,4\n2020-01-03,1,2,3,4')).header).toEqual([
      'Column 1',
      'Column 2',
      'Column 3',
      'Column 4',
      'Column 5',
    ]);
  });

  it('looks further down the file where the first rows do not tell day from month', () => {
    const head = 'Date,Open,High,Low,Close\n03/04/2020 09:30,1,2,1,2\n03/04/2020 09:31,1,2,1,2';
    const open = detect(sampleOf(head));
    expect(open.options.dateFormat).toBe('MM/dd/yyyy HH:mm');
    expect(open.findings).toMatchObject([{ kind: 'ambiguous-date', severity: 'warning' }]);
    expect(open.findings[0]?.message).toMatch(
      /03\/04\/2020 09:30 can be read as MM\/dd\/yyyy HH:mm and as dd\/MM/,
    );
    const told = detect(sampleOf(head, '28/04/2020 09:30,1,2,1,2'));
    expect(told.options.dateFormat).toBe('dd/MM/yyyy HH:mm');
    expect(told.findings).toEqual([]);
  });

  it('keeps what it is told, and says what is open whether it was told or not', () => {
    const text = 'Date,Open,High,Low,Close\n03/04/2020,1,2,1,2\n03/04/2020,1,2,1,2';
    const detection = detect(sampleOf(text), { dateFormat: 'dd/MM/yyyy', timeZone: 'Europe/London' });
    expect(detection.options).toMatchObject({ dateFormat: 'dd/MM/yyyy', timeZone: 'Europe/London' });
    expect(detection.findings[0]?.message).toContain('can be read as dd/MM/yyyy and as MM/dd/yyyy');
    const asItLooks = detect(sampleOf(text));
    expect(asItLooks.findings[0]?.message).toContain('can be read as MM/dd/yyyy and as dd/MM/yyyy');
    expect(detect(sampleOf(text), asItLooks.options)).toEqual(asItLooks);
    expect(detect(sampleOf(text), { dateFormat: 'auto-iso' }).findings).toEqual([]);
  });

  it('judges the columns anew when another delimiter gives other columns', () => {
    const text = 'Date;Open;High;Low;Close\n2020-01-02;1;2;1;2\n2020-01-03;1;2;1;2';
    const wrong = detect(sampleOf(text), { delimiter: ',' });
    expect(wrong.options.columns).toHaveLength(1);
    const right = detect(sampleOf(text), { ...wrong.options, delimiter: ';' });
    expect(right.options.columns).toEqual(['time', 'open', 'high', 'low', 'close']);
  });

  it('takes an empty sample', () => {
    expect(detect(sampleOf('')).options).toMatchObject({ columns: [], hasHeader: false });
  });
});
