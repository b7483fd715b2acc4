import { layoutParser } from '@core/importing/time-layout';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';

const formats = [
  'yyyy-MM-dd',
  'yyyyMMdd HHmmss',
  "yyyy-MM-dd'T'HH:mm",
  'dd.MM.yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm:ss.SSS',
];

describe('layoutParser', () => {
  it.each(formats)('reads %s as Luxon does, right and wrong days alike', (format) => {
    const read = layoutParser(format);
    const number = (max: number, width: number) =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(width, '0'));
    const parts = fc.record({
      yyyy: fc.integer({ min: 1800, max: 2199 }).map(String),
      MM: number(13, 2),
      dd: number(32, 2),
      HH: number(24, 2),
      mm: number(60, 2),
      ss: number(60, 2),
      SSS: number(999, 3),
    });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 4 }), (times) => {
        for (const time of times) {
          const cell = format
            .replaceAll("'", '')
            .replace(/yyyy|MM|dd|HH|mm|ss|SSS/g, (token) => time[token as 'yyyy']);
          const byLuxon = DateTime.fromFormat(cell, format, { zone: 'utc' }).toMillis();
          // Luxon takes the hour 24 for the midnight after it; no exchange writes it.
          if (time.HH !== '24' || !format.includes('HH')) expect(read?.(cell)).toBe(byLuxon);
          else expect(read?.(cell)).toBeNaN();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '2020-01-3',
    '2020-01-311',
    '2020/01/31',
    '2020-0a-31',
    ' 2020-01-31',
    '',
    '1799-12-31',
    '2200-01-01',
  ])('does not read "%s"', (cell) => {
    expect(layoutParser('yyyy-MM-dd')?.(cell)).toBeNaN();
  });

  it('leaves formats of other widths, month names and tokens that come twice', () => {
    for (const format of ['M/d/yyyy', 'dd-MMM-yyyy', 'HH:mm', 'yyyy-MM-dd yyyy'])
      expect(layoutParser(format)).toBeNull();
  });
});
