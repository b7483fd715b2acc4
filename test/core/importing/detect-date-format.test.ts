import { detectDateFormat } from '@core/importing/detect-date-format';
import { describe, expect, it } from 'vitest';

describe('detectDateFormat', () => {
  it.each([
    [['2020-01-02', '2020-01-03'], 'auto-iso'],
    [['2020-01-02T00:00:00Z'], 'auto-iso'],
    [['2020-01-02 00:00:00-05:00'], 'auto-iso'],
    [['1577923200', '1578009600'], 'epoch-s'],
    [['1577923200000', '1578009600000'], 'epoch-ms'],
    [['1577923200000000'], 'epoch-us'],
    [['1577923200000000000'], 'epoch-ns'],
    [['20200102', '20200103'], 'yyyyMMdd'],
    [['20200102 093000'], 'yyyyMMdd HHmmss'],
    [['20200102093000'], 'yyyyMMddHHmmss'],
    [['31.01.2020', '01.02.2020'], 'dd.MM.yyyy'],
    [['2020.01.02 09:30'], 'yyyy.MM.dd HH:mm'],
    [['2020/01/02'], 'yyyy/MM/dd'],
    [['01/31/2020', '02/03/2020'], 'MM/dd/yyyy'],
    [['31/01/2020', '02/03/2020'], 'dd/MM/yyyy'],
    [['1/31/2020', '12/3/2020'], 'M/d/yyyy'],
    [['Jan 02, 2020', 'Dec 31, 2019'], 'MMM d, yyyy'],
    [['2-Jan-20'], 'd-MMM-yy'],
    [['01/31/2020 9:30'], 'MM/dd/yyyy H:mm'],
    [['01/31/2020 4:00 PM', '02/03/2020 9:30 AM'], 'MM/dd/yyyy h:mm a'],
    [['2024-01', '2024-12'], 'yyyy-MM'],
    [['01/2024'], 'MM/yyyy'],
    [['Jan 2024', 'Dec 2024'], 'MMM yyyy'],
    [['2024-Q1', '2024-Q4'], "yyyy-'Q'q"],
    [['2024Q3'], "yyyy'Q'q"],
  ])('reads %j as %s', (examples, format) => {
    expect(detectDateFormat(examples)).toEqual({ format, rival: null });
  });

  it('tells day from month by the order of the times where no day is above 12', () => {
    const dayFirst = ['10/01/2020', '11/01/2020', '12/01/2020', '01/02/2020', '02/02/2020'];
    expect(detectDateFormat(dayFirst)).toEqual({ format: 'dd/MM/yyyy', rival: null });
    const monthFirst = ['01/10/2020', '01/11/2020', '01/12/2020', '02/01/2020', '02/02/2020'];
    expect(detectDateFormat(monthFirst)).toEqual({ format: 'MM/dd/yyyy', rival: null });
    expect(detectDateFormat(monthFirst.toReversed())).toEqual({ format: 'MM/dd/yyyy', rival: null });
  });

  it('names the rival where nothing tells day from month', () => {
    const examples = ['03/04/2020', '03/05/2020', '03/06/2020'];
    expect(detectDateFormat(examples)).toEqual({ format: 'MM/dd/yyyy', rival: 'dd/MM/yyyy' });
  });

  it('has no format for what is no time', () => {
    for (const examples of [[], ['abc'], ['Date'], ['January'], ['1.5'], ['2020-01-02', 'x'], ['12345']]) {
      expect(detectDateFormat(examples)).toBeNull();
    }
  });
});
