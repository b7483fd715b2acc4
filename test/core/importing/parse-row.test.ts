import { tableWidth } from '@core/importing/bar-table';
import { RowParser } from '@core/importing/parse-row';
import type { ImportOptions } from '@shared/series';
import { describe, expect, it } from 'vitest';

const options: ImportOptions = {
  kind: 'bars',
  delimiter: ',',
  hasHeader: true,
  decimal: '.',
  dateFormat: 'auto-iso',
  timeZone: 'UTC',
  columns: ['time', 'open', 'high', 'low', 'close', 'volume'],
};
const header = ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'];

function read(cells: string[], changes: Partial<ImportOptions> = {}) {
  const values = new Float64Array(tableWidth);
  return {
    outcome: new RowParser({ ...options, ...changes }, header).parse(cells, values),
    values: [...values],
  };
}

describe('RowParser', () => {
  it('reads a bar, spaces around the cells aside', () => {
    const { outcome, values } = read([' 2020-01-02 ', '1', ' 2', '0.5', '1.5 ', '100']);
    expect(outcome).toBe('row');
    expect(values).toEqual([Date.UTC(2020, 0, 2), 1, 2, 0.5, 1.5, 100, Number.NaN]);
  });

  it('says what is wrong and in which column', () => {
    const faults = [
      [['x', '1', '2', '1', '2', '1'], 'Date', '"x" is not an ISO date such as 2020-01-31.'],
      [['', '1', '2', '1', '2', '1'], 'Date', 'the time is missing.'],
      [['2020-01-02', 'abc', '2', '1', '2', '1'], 'Open', '"abc" is not a number with a decimal point.'],
      [['2020-01-02', '1', '2', '1', '', '1'], 'Close', 'the price is missing.'],
      [['2020-01-02', '1', '2', '1', '2', 'many'], 'Volume', '"many" is not a number with a decimal point.'],
      [['2020-01-02', '1', '2', '1', '2', '-5'], 'Volume', 'the volume -5 is negative.'],
      [['2020-01-02', '1', '2'], null, 'the row has 3 cells, but 6 are expected.'],
      [['2020-01-02', '1', '2', '1', '2', '1', '9'], null, 'the row has 7 cells, but 6 are expected.'],
    ] as const;
    for (const [cells, column, reason] of faults)
      expect(read([...cells]).outcome).toEqual({ column, reason });
  });

  it('names the format that a time does not have', () => {
    const { outcome } = read(['2020-01-02', '1', '2', '1', '2', '1'], { dateFormat: 'dd.MM.yyyy' });
    expect(outcome).toEqual({ column: 'Date', reason: '"2020-01-02" is not a time of the form dd.MM.yyyy.' });
  });

  it('tells a row without any price from one with a hole', () => {
    expect(read(['2020-01-02', 'null', 'null', 'null', 'null', 'null']).outcome).toBe('empty');
    expect(read(['2020-01-02', '', '', '', '', '0']).outcome).toBe('empty');
    expect(read(['2020-01-02', '1', '', '', '', '0']).outcome).toMatchObject({ column: 'High' });
  });

  it('forgives empty cells at the end, and a volume that is missing', () => {
    expect(read(['2020-01-02', '1', '2', '1', '2', '1', '', ' ']).outcome).toBe('row');
    expect(read(['2020-01-02', '1', '2', '1', '2', 'n/a']).values[5]).toBeNaN();
  });

  it('joins date and time of two columns', () => {
    const { values } = read(['20200102', '093000', '1', '2', '1', '2'], {
      dateFormat: 'yyyyMMdd HHmmss',
      columns: ['time', 'time', 'open', 'high', 'low', 'close'],
    });
    expect(values[0]).toBe(Date.UTC(2020, 0, 2, 9, 30));
  });

  it.each([
    ['America/New_York', '2020-11-01', ['04:30', '05:00', '05:30', '06:00', '06:30', '07:00']],
    ['Europe/London', '2020-10-25', ['23:30', '00:00', '00:30', '01:00', '01:30', '02:00']],
  ])(
    'gives the second of two equal hours to the later row when the clocks go back in %s',
    (timeZone, date, wanted) => {
      const parser = new RowParser({ ...options, timeZone }, header);
      const values = new Float64Array(tableWidth);
      const hours = ['00:30', '01:00', '01:30', '01:00', '01:30', '02:00'].map((clock) => {
        parser.parse([`${date} ${clock}`, '1', '2', '1', '2', '1'], values);
        return new Date(values[0]!).toISOString().slice(11, 16);
      });
      expect(hours).toEqual(wanted);
    },
  );
});
