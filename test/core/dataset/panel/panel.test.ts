import { dayKeys, layOut, layoutNotes, seriesOfRow } from '@core/dataset/panel/layout';
import { panelMatrix } from '@core/dataset/panel/panel-matrix';
import { panelRows } from '@core/dataset/panel/panel-rows';
import { byDate, stackLabels } from '@core/dataset/panel/stacked-labels';
import { fitScaler } from '@core/dataset/scaler';
import { beatsMedianLabels } from '@core/labels/cross-section';
import { withHorizon } from '@core/labels/labelled';
import { describe, expect, it } from 'vitest';

const of = (...values: readonly number[]) => Float64Array.from(values);
const laidOut = layOut([
  { name: 'AAA', keys: of(10, 20, 30, 40) },
  { name: 'BBB', keys: of(20, 40, 50) },
]);
if (!laidOut.ok) throw new Error('laid out wrongly');
const { layout } = laidOut;
const spec = { kind: 'zscore', distribution: 'normal' } as const;

describe('a panel', () => {
  it('puts the bars of one series after those of another, and counts dates over all of them', () => {
    expect(layout.keys).toEqual(of(10, 20, 30, 40, 50));
    expect([...layout.offsets]).toEqual([0, 4, 7]);
    expect([...layout.date]).toEqual([0, 1, 2, 3, 1, 3, 4]);
    expect([0, 3, 4, 6].map((row) => seriesOfRow(layout, row))).toEqual([0, 0, 1, 1]);
  });

  it('takes days as keys where the hours of bars differ', () => {
    expect(dayKeys(of(0, 86_399_999, 86_400_000))).toEqual(of(0, 0, 1));
  });

  it('refuses a name that comes twice and bars that do not rise, and needs a series', () => {
    const faults = (...series: readonly { name: string; keys: Float64Array }[]) => {
      const made = layOut(series);
      return made.ok ? [] : made.faults;
    };
    expect(faults({ name: 'A', keys: of(1) }, { name: 'A', keys: of(1) })).toEqual([
      { path: 'data.panel.1', message: 'names A a second time' },
    ]);
    expect(faults({ name: 'A', keys: of(1, 1) })).toEqual([
      {
        path: 'data.panel.0',
        message: 'has a bar of A, number 2, that is not of a later date than the one before',
      },
    ]);
    expect(faults()).toEqual([{ path: 'data.panel', message: 'must name at least one series' }]);
  });

  it('says so where series hardly share a date', () => {
    const apart = layOut([
      { name: 'A', keys: of(1, 2, 3) },
      { name: 'B', keys: of(3, 4, 5) },
    ]);
    expect(apart.ok && layoutNotes(apart.layout)[0]).toMatch(
      /^On 4 of 5 dates only one of the 2 series has a bar/,
    );
    expect(
      layoutNotes({ ...layout, date: Int32Array.of(0, 1, 2, 3, 0, 1, 2), keys: of(1, 2, 3, 4) }),
    ).toEqual([]);
  });

  it('compares series on the same date, and ends a label where the last of them does', () => {
    const labels = [withHorizon(of(0.1, 0.2, -0.1, NaN), 1), withHorizon(of(0.3, 0.1, NaN), 1)];
    const stacked = stackLabels(layout, labels);
    expect(stacked.values).toEqual(of(0.1, 0.2, -0.1, NaN, 0.3, 0.1, NaN));
    expect([...stacked.ends]).toEqual([1, 2, 3, 3, 3, 4, 4]);
    const compared = beatsMedianLabels(byDate(layout, stacked));
    expect(compared.values).toEqual(of(NaN, 0, NaN, NaN, 1, NaN, NaN));
    expect([...compared.ends]).toEqual([0, 3, 2, 3, 3, 3, 4]);
  });

  it('pools rows by date and then by series, with all that they read in dates', () => {
    const whole = (length: number) => ({ known: new Float64Array(length), breaks: null });
    const labels = { values: of(0, 1, 0, NaN, 1, 0, NaN), ends: Int32Array.of(1, 2, 3, 3, 3, 4, 4) };
    const { samples, unlabelled } = panelRows(layout, [whole(4), whole(3)], labels, 2, 1);
    expect([...samples.row]).toEqual([1, 2, 5]);
    expect([...samples.at]).toEqual([1, 2, 3]);
    expect([...samples.start]).toEqual([0, 1, 1]);
    expect([...samples.end]).toEqual([2, 3, 4]);
    expect([...unlabelled]).toEqual([3, 6]);
    const one = panelRows(layout, [whole(4), whole(3)], labels, 1, 1).samples;
    expect([...one.row]).toEqual([0, 1, 4, 2, 5]);
  });
});

describe('the matrix of a panel', () => {
  const raw = [of(1, 2, 3, 100), of(10, 30, NaN)];
  const rawOf = (s: number) => raw[s]!;
  const rows = Int32Array.of(1, 4, 2, 5, 0);

  it('scales each series by its own training rows', () => {
    const { matrix, scaledTogether, notes } = panelMatrix(layout, 1, rawOf, rows, spec, {
      by: 'series',
      least: 2,
    });
    const unit = Math.sqrt(1.5);
    expect([...matrix].map((value) => Number(value.toFixed(4)))).toEqual(
      [-unit, 0, unit, 98 * unit, -1, 1, NaN].map((value) => Number(value.toFixed(4))),
    );
    expect([scaledTogether, notes]).toEqual([[], []]);
  });

  it('scales a series with too few training rows by all of them together, and says so', () => {
    const { scalers, scaledTogether, notes } = panelMatrix(layout, 1, rawOf, rows, spec, {
      by: 'series',
      least: 3,
    });
    expect(scaledTogether).toEqual([1]);
    expect(notes).toEqual(['BBB has 2 training rows, fewer than 3, and is scaled by all series together.']);
    const together = fitScaler(spec, of(1, 2, 3, 10, 30), 1, Int32Array.of(0, 1, 2, 3, 4));
    expect(scalers[1]!.fitted).toEqual(together.fitted);
    expect(scalers[0]!.fitted.mean).toEqual(of(2));
  });

  it('keeps features apart, alone and together', () => {
    const other = [of(5, 5, 8, 6), of(-1, -3, 4)];
    const both = (s: number) =>
      Float64Array.from({ length: 2 * raw[s]!.length }, (_, i) => (i % 2 ? other : raw)[s]![i >> 1]!);
    for (const least of [2, 3]) {
      const scaling = { by: 'series', least } as const;
      const { matrix } = panelMatrix(layout, 2, both, rows, spec, scaling);
      const first = panelMatrix(layout, 1, rawOf, rows, spec, scaling).matrix;
      const second = panelMatrix(layout, 1, (s) => other[s]!, rows, spec, scaling).matrix;
      expect(matrix).toEqual(Float32Array.from({ length: 14 }, (_, i) => (i % 2 ? second : first)[i >> 1]!));
    }
  });

  it('scales all by all of them where asked', () => {
    const { scalers, notes } = panelMatrix(layout, 1, rawOf, rows, spec, { by: 'panel', least: 3 });
    expect(scalers[0]).toBe(scalers[1]);
    expect(scalers[0]!.fitted.mean![0]).toBeCloseTo(46 / 5, 12);
    expect(notes).toEqual([]);
  });
});
