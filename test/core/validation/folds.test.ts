import { type Combinatorial, splitCombinatorially } from '@core/validation/combinatorial';
import { segmentsOf } from '@core/validation/drawing';
import { splitKFold } from '@core/validation/k-fold';
import { samplesOf } from '@core/validation/samples';
import { stitch, stitchPath } from '@core/validation/stitch';
import { countsOf, foldNotes } from '@core/validation/summary';
import { describe, expect, it } from 'vitest';
import { bare, plain, upTo } from './rows';

const cpcv: Combinatorial = { ...plain, blocks: 3, testBlocks: 2 };

describe('combinatorial purged cross-validation', () => {
  it('makes 15 folds and 5 paths of 6 blocks, 2 of them tested', () => {
    const { folds, paths } = splitCombinatorially(bare(60), { ...cpcv, blocks: 6 });
    expect([folds.length, paths.length]).toEqual([15, 5]);
  });

  it('purges and embargoes 12 rows as the literature does', () => {
    const trains = (samples: ReturnType<typeof bare>, asked: Partial<Combinatorial>) =>
      splitCombinatorially(samples, { ...cpcv, ...asked }).folds.map(({ train }) => [...train]);
    const purged = [
      [9, 10, 11],
      [5, 6],
      [0, 1, 2],
    ];
    expect(trains(bare(12), { purge: 1 })).toEqual(purged);
    expect(trains(samplesOf(upTo(12), 1, 1), { purge: 'auto' })).toEqual(purged);
    expect(trains(bare(12), { embargo: 1 })).toEqual([
      [9, 10, 11],
      [5, 6, 7],
      [0, 1, 2, 3],
    ]);
  });

  it('puts every path together from its own folds', () => {
    const { folds, paths } = splitCombinatorially(bare(7), cpcv);
    const results = folds.map((fold, f) => Float64Array.from(fold.test, (row) => 100 * f + row));
    const stitched = paths.map((path) => [...stitchPath(path, folds, results, 1).values]);
    expect(stitched).toEqual([
      [0, 1, 2, 3, 4, 105, 106],
      [100, 101, 102, 203, 204, 205, 206],
    ]);
  });

  it('refuses more test blocks than blocks, and more folds than anyone trains', () => {
    const fault = (asked: Partial<Combinatorial>) =>
      splitCombinatorially(bare(60), { ...cpcv, ...asked }).faults;
    expect(fault({ testBlocks: 3 })).toEqual([
      {
        path: 'split.testBlocks',
        message: 'must be a whole number from 1 to 2, one less than the blocks, not 3',
      },
    ]);
    expect(fault({ blocks: 16, testBlocks: 8 })[0]!.message).toMatch(
      /^of 16 blocks makes 12870 folds to train/,
    );
    expect(fault({ blocks: 61 })).toEqual([
      { path: 'split.blocks', message: 'asks for 61 folds of 60 bars that have rows; ask for fewer' },
    ]);
  });
});

describe('purged k-fold', () => {
  it('validates on the last part of what is not tested, clear of both', () => {
    const samples = samplesOf(upTo(20), 1, 1);
    const validation = { kind: 'bars', bars: 3 } as const;
    const { folds } = splitKFold(samples, { ...plain, purge: 'auto', embargo: 2, folds: 4, validation });
    const [first, , , last] = folds;
    expect([...first!.embargoed]).toEqual([6, 7]);
    expect([...first!.purged]).toEqual([5, 16]);
    expect([...first!.validation]).toEqual([17, 18, 19]);
    expect([...first!.train]).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
    expect([...last!.validation]).toEqual([11, 12, 13]);
  });

  it('refuses a horizon longer than a fold', () => {
    const { faults } = splitKFold(samplesOf(upTo(20), 1, 6), { ...plain, purge: 'auto', folds: 4 });
    expect(faults).toEqual([
      {
        path: 'split.folds',
        message:
          'makes folds of 5 bars, shorter than the 6 bars that a label reads ahead; ask for fewer folds or a shorter horizon',
      },
    ]);
  });

  it('stitches what was tested in order of time, without the folds that have no result', () => {
    const { folds } = splitKFold(bare(6), { ...plain, folds: 3 });
    const results = [Float32Array.of(1, 2, 3, 4), null, Float32Array.of(5, 6, 7, 8)];
    expect(stitch(folds, results, 2)).toEqual({
      rows: Int32Array.of(0, 1, 4, 5),
      fold: Int32Array.of(0, 0, 2, 2),
      values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    });
  });
});

describe('a split on paper', () => {
  const samples = samplesOf(Int32Array.from([0, 1, 2, 3, 4, 5, 16, 17, 18, 19, 20, 21]), 1, 1);
  const settings = {
    ...plain,
    purge: 'auto',
    embargo: 1,
    folds: 3,
    validation: { kind: 'bars', bars: 2 },
  } as const;
  const split = splitKFold(samples, settings);

  it('is a few stretches of one role each', () => {
    expect(segmentsOf(samples, split.folds[1]!)).toEqual([
      { role: 'train', from: 0, to: 2, rows: 3 },
      { role: 'purged', from: 3, to: 3, rows: 1 },
      { role: 'test', from: 4, to: 17, rows: 4 },
      { role: 'purged', from: 18, to: 18, rows: 1 },
      { role: 'embargoed', from: 19, to: 19, rows: 1 },
      { role: 'validation', from: 20, to: 21, rows: 2 },
    ]);
  });

  it('calls a date of a panel train as long as one of its rows trains', () => {
    const panel = {
      row: upTo(8),
      at: Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3),
      start: Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3),
      end: Int32Array.of(0, 0, 1, 2, 2, 2, 3, 3),
      horizon: 0,
    };
    const { folds } = splitKFold(panel, { ...plain, purge: 'auto', folds: 2 });
    expect([...folds[1]!.purged]).toEqual([3]);
    expect(segmentsOf(panel, folds[1]!)).toEqual([
      { role: 'train', from: 0, to: 1, rows: 4 },
      { role: 'test', from: 2, to: 3, rows: 4 },
    ]);
  });

  it('is counted', () => {
    expect(countsOf(split)).toEqual({
      folds: 3,
      flawed: 0,
      train: [3, 4],
      validation: [2, 2],
      test: [4, 4],
      purged: 2,
      embargoed: 1,
    });
    expect(countsOf({ folds: [] }).train).toEqual([NaN, NaN]);
  });

  it('says where a part of a fold has one class only', () => {
    const classes = upTo(22).map((t) => (t < 4 ? 1 : t % 2));
    expect(foldNotes(split, classes, ['not up', 'up'])).toEqual([
      'All 4 test rows of fold 1 are of the class up: figures that need two classes are undefined there.',
      'All 3 train rows of fold 2 are of the class up: there is nothing to learn.',
      'All 4 train rows of fold 3 are of the class up: there is nothing to learn.',
    ]);
    expect(foldNotes(split, classes, [])).toEqual([]);
  });

  it('are named where they are few, and counted beyond', () => {
    const { folds } = splitKFold(bare(60), { ...plain, folds: 10 });
    const left = folds.map((fold, f) => ({ ...fold, flaw: f < 7 ? `Fold ${f + 1} has no rows.` : null }));
    const notes = foldNotes({ folds: left }, new Float64Array(60), []);
    expect(notes).toHaveLength(6);
    expect(notes.slice(4)).toEqual([
      'Fold 5 has no rows. Its test rows have no forecast.',
      '2 more folds cannot be trained either.',
    ]);
    const ups = new Float64Array(60).fill(1);
    const ofOneClass = foldNotes({ folds: folds.slice(0, 6) }, ups, ['not up', 'up']);
    expect(ofOneClass).toHaveLength(5 + 5 + 2);
    expect(ofOneClass.at(-1)).toBe('The test rows of 1 more fold are of one class as well.');
  });
});
