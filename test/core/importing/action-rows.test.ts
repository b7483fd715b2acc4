import { readActionRows } from '@core/importing/action-rows';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const at = (date: string) => Date.parse(date);

describe('lines of splits and dividends', () => {
  it('are read by date, split and dividend without a header', () => {
    expect(readActionRows('2014-06-09,7,\n2014-08-07,,0.47\n')).toEqual({
      actions: [
        { kind: 'split', time: at('2014-06-09'), value: 7 },
        { kind: 'dividend', time: at('2014-08-07'), value: 0.47 },
      ],
      problems: [],
    });
  });

  it("are read from Yahoo's files of splits and of dividends", () => {
    expect(readActionRows('Date,Stock Splits\n2020-08-31,4:1\n2014-06-09,7:1').actions).toEqual([
      { kind: 'split', time: at('2014-06-09'), value: 7 },
      { kind: 'split', time: at('2020-08-31'), value: 4 },
    ]);
    expect(readActionRows('\uFEFFDate,Dividends\r\n2023-05-12,0.240000\r\n').actions).toEqual([
      { kind: 'dividend', time: at('2023-05-12'), value: 0.24 },
    ]);
  });

  it('may be pasted from a table, a reverse split and a line of both among them', () => {
    expect(readActionRows('date\tdividend\tsplit\n2024-01-02\t0.5\t1/10').actions).toEqual([
      { kind: 'dividend', time: at('2024-01-02'), value: 0.5 },
      { kind: 'split', time: at('2024-01-02'), value: 0.1 },
    ]);
  });

  it('are told of by number where they are not understood, and the others are read all the same', () => {
    const { actions, problems } = readActionRows(
      '2014-02-30,7,\n06/09/2014,7,\n2014-06-09,seven,\n2014-06-09,,-1\n2014-06-10,0,0\n2014-06-11,2:0,\n2014-06-12,2,',
    );
    expect(actions).toEqual([{ kind: 'split', time: at('2014-06-12'), value: 2 }]);
    expect(problems).toEqual([
      'Line 1: "2014-02-30" is no date such as 2014-06-09.',
      'Line 2: "06/09/2014" is no date such as 2014-06-09.',
      'Line 3: "seven" is no split such as 7 or 7:1.',
      'Line 4: "-1" is no amount such as 0.47.',
      'Line 5: it holds neither a split nor a dividend.',
      'Line 6: "2:0" is no split such as 7 or 7:1.',
    ]);
  });

  it('of any text are read or told of, and every action is above 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-,:/.\n "ab') }), (text) => {
        const { actions } = readActionRows(text);
        expect(actions.every(({ value, time }) => value > 0 && Number.isFinite(time))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
