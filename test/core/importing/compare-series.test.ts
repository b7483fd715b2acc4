import { compareSeries, mergeSeries } from '@core/importing/compare-series';
import { misfitOf } from '@core/importing/fits-series';
import type { SeriesData } from '@core/series-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../../main/sample-bars';

function scalar(points: readonly (readonly [time: number, value: number])[]): SeriesData {
  return {
    kind: 'scalar',
    time: Float64Array.from(points, ([time]) => time),
    value: Float64Array.from(points, ([, value]) => value),
  };
}

/** Points in time order, few times and few values, so that they meet. */
const points = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 1, 2, -0)), {
    selector: ([time]) => time,
    minLength: 1,
  })
  .map((all) => scalar(all.sort(([a], [b]) => a - b)));

describe('a file beside a series', () => {
  it('accounts for every row of both', () => {
    fc.assert(
      fc.property(points, points, (stored, read) => {
        const { added, identical, changed, missing } = compareSeries(stored, read);
        const rows = (data: SeriesData) => (data.kind === 'scalar' ? data.time.length : 0);
        expect(added.count + identical + changed.count).toBe(rows(read));
        expect(identical + changed.count + missing.count).toBeLessThanOrEqual(rows(stored));
        expect(changed.rows).toHaveLength(changed.count);
      }),
    );
  });

  it('put together with it holds all rows of both, those of the file where they replace', () => {
    fc.assert(
      fc.property(points, points, fc.boolean(), (stored, read, isReplacing) => {
        const { data, added, replaced, firstRow } = mergeSeries(stored, read, isReplacing);
        const before = compareSeries(stored, read);
        const after = compareSeries(data, read);
        expect(added).toBe(before.added.count);
        expect(replaced).toBe(isReplacing ? before.changed.count : 0);
        expect(after.added.count).toBe(0);
        expect(after.changed.count).toBe(before.changed.count - replaced);
        // Nothing before the first row that differs is touched.
        const back = compareSeries(stored, data);
        expect(back.missing.count).toBe(0);
        const first = [back.added.first, back.changed.first].filter((time) => time !== null);
        const time = data.kind === 'scalar' ? data.time : new Float64Array();
        expect(time[firstRow] ?? null).toBe(first.length === 0 ? null : Math.min(...first));
      }),
    );
  });

  it('takes no value for no value, and shows a hundred changes', () => {
    const nothing = scalar([[1, Number.NaN]]);
    expect(compareSeries(nothing, nothing)).toMatchObject({ identical: 1, changed: { count: 0 } });
    const bars = { ...walkBars(300), adjustedClose: null };
    const other = {
      ...bars,
      open: bars.open.map((price) => price + 1),
      volume: bars.volume.map(() => Number.NaN),
    };
    const { changed } = compareSeries({ kind: 'bars', bars }, { kind: 'bars', bars: other });
    expect(changed.columns).toEqual([
      { column: 'open', count: 300 },
      { column: 'volume', count: 300 },
    ]);
    expect(changed.rows).toHaveLength(100);
    expect(changed.rows[0]?.values[1]).toEqual({ column: 'volume', old: bars.volume[0], new: Number.NaN });
  });
});

describe('what does not fit a series', () => {
  const series = {
    name: 'A',
    kind: 'bars',
    levels: 0,
    hasAdjustedClose: false,
    intervalMs: 86_400_000,
  } as const;
  const bars = walkBars(30);

  it.each([
    ['another kind', series, scalar([[1, 2]]), /^"f.csv" holds single values, but "A" is a series of bars\./],
    [
      'an adjusted close',
      series,
      { kind: 'bars', bars: { ...bars, adjustedClose: bars.close } },
      /^"f.csv" has an adjusted close/,
    ],
    [
      'none',
      { ...series, hasAdjustedClose: true },
      { kind: 'bars', bars },
      /^"A" has an adjusted close, but no column/,
    ],
    [
      'a shorter interval',
      { ...series, intervalMs: 7 * 86_400_000 },
      { kind: 'bars', bars },
      /are 24 hours apart, those of "A" 7 days/,
    ],
    ['a longer one', { ...series, intervalMs: 60_000 }, { kind: 'bars', bars }, /those of "A" 1 minute\./],
    [
      'other levels',
      { ...series, kind: 'depth', levels: 5 },
      { kind: 'depth', time: Float64Array.of(1), levels: [] },
      /has 0 levels of depth, but "A" has 5/,
    ],
  ] as const)('%s', (_, target, data, sentence) => {
    expect(misfitOf(target, data, 'f.csv')).toMatch(sentence);
  });

  it('is not a file of its kind, nor two bars with a week-end between them', () => {
    expect(misfitOf(series, { kind: 'bars', bars }, 'f.csv')).toBeNull();
    const two = { ...walkBars(2), time: Float64Array.of(0, 3 * 86_400_000) };
    expect(misfitOf(series, { kind: 'bars', bars: two }, 'f.csv')).toBeNull();
    expect(misfitOf({ ...series, kind: 'scalar' }, scalar([[1, 2]]), 'f.csv')).toBeNull();
  });
});
