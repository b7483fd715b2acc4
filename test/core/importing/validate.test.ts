import { tableWidth } from '@core/importing/bar-table';
import { ExampleList } from '@core/importing/findings';
import { RowTable } from '@core/importing/row-table';
import { errorsOf, validate } from '@core/importing/validate';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
type Row = readonly [day: number, open: number, high: number, low: number, close: number, volume?: number];

function check(
  rows: readonly Row[],
  changes: { badRows?: ExampleList; emptyRows?: ExampleList; hasVolume?: boolean } = {},
) {
  const table = new RowTable(tableWidth);
  rows.forEach(([at, open, high, low, close, volume = 100], i) => {
    table.add(Float64Array.of(at * day, open, high, low, close, volume, Number.NaN), i + 2);
  });
  return validate({
    table,
    rows: rows.length,
    badRows: new ExampleList(),
    emptyRows: new ExampleList(),
    hasVolume: true,
    hasAdjustedClose: false,
    ...changes,
  });
}

const good: readonly Row[] = [
  [1, 10, 12, 9, 11],
  [2, 11.1, 12, 9, 11.5],
  [3, 11.2, 12, 9, 11.7],
];
const summary = (rows: readonly Row[]) =>
  check(rows).report.findings.map(({ kind, severity, count }) => [kind, severity, count]);

describe('validate', () => {
  it('finds nothing in good rows', () => {
    const { report, bars } = check(good);
    expect(report).toEqual({
      rows: 3,
      bars: 3,
      firstTime: day,
      lastTime: 3 * day,
      intervalMs: day,
      findings: [],
    });
    expect(bars.adjustedClose).toBeNull();
    expect([...bars.close]).toEqual([11, 11.5, 11.7]);
  });

  it('sorts rows that are out of order, and says so', () => {
    const { report, bars } = check([good[0]!, good[2]!, good[1]!]);
    expect([...bars.time]).toEqual([day, 2 * day, 3 * day]);
    expect([...bars.close]).toEqual([11, 11.5, 11.7]);
    expect(report.findings).toMatchObject([
      { kind: 'unsorted', severity: 'warning', count: 1, examples: [{ line: 4 }] },
    ]);
  });

  it('takes a file from newest to oldest with a note', () => {
    expect(summary(good.toReversed())).toEqual([['unsorted', 'note', 2]]);
  });

  it('keeps a row that is there twice once, with a warning', () => {
    const { report, bars } = check([good[0]!, good[1]!, good[1]!, good[2]!]);
    expect(bars.time).toHaveLength(3);
    expect(report.findings).toMatchObject([
      {
        kind: 'duplicate',
        severity: 'warning',
        count: 1,
        examples: [{ line: 4, reason: 'the row repeats line 3.' }],
      },
    ]);
  });

  it('refuses two different rows of one time', () => {
    const { report } = check([good[0]!, good[1]!, [2, 11.1, 12, 9, 11.6], good[2]!]);
    expect(errorsOf(report)).toMatchObject([
      {
        kind: 'duplicate',
        count: 1,
        examples: [{ line: 4, reason: 'the row has the time of line 3 but other values.' }],
      },
    ]);
  });

  it('refuses a high below the low and prices of zero or less', () => {
    expect(summary([...good, [4, 10, 9, 11, 10]])).toEqual([['high-below-low', 'error', 1]]);
    expect(summary([...good, [4, 0, 12, 0, 10]])).toEqual([['non-positive-price', 'error', 1]]);
    expect(check([...good, [4, 10, 12, -1, 10]]).report.findings[0]?.examples).toEqual([
      { line: 5, column: 'low', reason: 'the price -1 is not above zero.' },
    ]);
  });

  it('warns of an open or a close outside of the range, but not of rounding', () => {
    expect(summary([...good, [4, 13, 12, 9, 10]])).toEqual([['outside-range', 'warning', 1]]);
    expect(summary([...good, [4, 10, 12, 9, 8]])).toEqual([['outside-range', 'warning', 1]]);
    expect(summary([...good, [4, 12.000001, 12, 9, 10]])).toEqual([]);
  });

  it('warns of volumes that are zero or missing, and notes that there is none at all', () => {
    expect(summary([...good, [4, 10, 12, 9, 10, 0]])).toEqual([['zero-volume', 'warning', 1]]);
    expect(summary([...good, [4, 10, 12, 9, 10, Number.NaN]])).toEqual([['missing-volume', 'warning', 1]]);
    expect(check(good, { hasVolume: false }).report.findings).toMatchObject([
      { kind: 'missing-volume', severity: 'note' },
    ]);
  });

  it('warns of gaps', () => {
    expect(check([...good, [30, 10, 12, 9, 10]]).report.findings).toMatchObject([
      {
        kind: 'gap',
        severity: 'warning',
        count: 1,
        examples: [{ line: 4, reason: 'nothing for 27 days after 1970-01-04.' }],
      },
    ]);
  });

  it('warns of opens that are the previous close, and says where they are', () => {
    const rows = Array.from({ length: 1000 }, (_, i): Row => {
      const previous = 100 + ((i - 1) % 7);
      return [i, i > 0 && i < 300 ? previous : previous + 0.5, 120, 90, 100 + (i % 7)];
    });
    const [found] = check(rows).report.findings;
    expect(found).toMatchObject({ kind: 'open-equals-previous-close', severity: 'warning', count: 299 });
    expect(found?.message).toMatch(
      /^On 299 bars of 999 \(30%\) .* most of them until 1970-10-27 \(100% there\)/,
    );
  });

  it('refuses a file with rows that cannot be read, and counts beyond the examples', () => {
    const badRows = new ExampleList();
    for (let line = 2; line < 50; line += 1) badRows.add(line, 'Open', () => `"x${line}" is not a number.`);
    const [found] = errorsOf(check(good, { badRows }).report);
    expect(found).toMatchObject({ kind: 'bad-row', count: 48 });
    expect(found?.examples).toHaveLength(20);
  });

  it('leaves rows without prices out with a warning, and refuses a file that has no others', () => {
    const emptyRows = new ExampleList();
    emptyRows.add(3, null, () => 'the row has no prices.');
    expect(check(good, { emptyRows }).report.findings).toMatchObject([
      { kind: 'empty-row', severity: 'warning' },
    ]);
    expect(check([], { emptyRows }).report.findings[0]).toMatchObject({
      kind: 'empty-row',
      severity: 'error',
    });
  });
});
