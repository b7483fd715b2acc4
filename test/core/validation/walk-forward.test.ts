import { utcDays } from '@core/validation/retraining';
import { samplesOf } from '@core/validation/samples';
import { splitWalkForward, type WalkForward } from '@core/validation/walk-forward';
import { describe, expect, it } from 'vitest';
import { bare, lists, plain, upTo } from './rows';

const noDays = new Int32Array(0);
const settings: WalkForward = {
  ...plain,
  window: 'rolling',
  length: 6,
  retrain: { every: 3, unit: 'bars' },
};
const daily = (first: string, count: number) =>
  utcDays(Float64Array.from({ length: count }, (_, t) => Date.parse(first) + t * 86_400_000));
const firstTests = (samples: ReturnType<typeof bare>, days: Int32Array, asked: Partial<WalkForward>) =>
  splitWalkForward(samples, days, { ...settings, ...asked }).folds.map(({ test }) => test[0]);

describe('walk-forward', () => {
  it('makes no more folds than anyone trains', () => {
    const each = { ...settings, retrain: { every: 1, unit: 'bars' } } as const;
    expect(splitWalkForward(bare(5006), noDays, each).folds).toHaveLength(5000);
    expect(splitWalkForward(bare(5007), noDays, each)).toEqual({
      folds: [],
      faults: [
        {
          path: 'split.retrain',
          message: 'makes 5001 folds to train, more than 5000; retrain less often',
        },
      ],
    });
  });

  it('rolls or expands, and goes on to the last row', () => {
    const range = (from: number, to: number) => [...upTo(to)].slice(from);
    expect(lists(splitWalkForward(bare(14), noDays, settings).folds)).toEqual([
      [range(0, 6), range(6, 9)],
      [range(3, 9), range(9, 12)],
      [range(6, 12), range(12, 14)],
    ]);
    const expanding = splitWalkForward(bare(14), noDays, { ...settings, window: 'expanding' });
    expect(lists(expanding.folds).map(([train]) => train)).toEqual([range(0, 6), range(0, 9), range(0, 12)]);
  });

  it('purges before the test first, validates on what is then last, and purges training before that', () => {
    const samples = samplesOf(upTo(30), 2, 1);
    const validation = { kind: 'bars', bars: 4 } as const;
    const [fold] = splitWalkForward(samples, noDays, {
      ...settings,
      purge: 'auto',
      length: 20,
      validation,
    }).folds;
    expect([...fold!.train]).toEqual([...upTo(12)]);
    expect([...fold!.validation]).toEqual([14, 15, 16, 17]);
    expect([...fold!.purged]).toEqual([12, 13, 18, 19]);
    expect([...fold!.test]).toEqual([20, 21, 22]);
  });

  it('purges by the bars that a label really reads, not by the longest', () => {
    const ends = upTo(12).map((t) => (t === 2 ? 8 : t + 1));
    const samples = samplesOf(upTo(12), 1, 1, ends);
    const [fold] = splitWalkForward(samples, noDays, { ...settings, length: 8, purge: 'auto' }).folds;
    expect([...fold!.train]).toEqual([0, 1, 3, 4, 5, 6]);
  });

  it('retrains on the first bar of a week from Monday or of a month, the first one at or after the length', () => {
    const days = daily('2024-01-05', 70); // a Friday
    expect(
      firstTests(bare(70), days, { retrain: { every: 1, unit: 'weeks' }, length: 5 }).slice(0, 3),
    ).toEqual([10, 17, 24]);
    expect(firstTests(bare(70), days, { retrain: { every: 1, unit: 'months' } })).toEqual([27, 56]);
    expect(firstTests(bare(70), days, { retrain: { every: 2, unit: 'months' } })).toEqual([27]);
    expect(firstTests(bare(9), days, { retrain: { every: 1, unit: 'days' } })).toEqual([6, 7, 8]);
  });

  it('counts several bars of a day as one day, and days without bars not at all', () => {
    const hours = Float64Array.from(
      { length: 40 },
      (_, t) => Date.parse('2024-01-05T22:00Z') + t * 3_600_000,
    );
    const rows = Int32Array.from([0, 1, 2, 3, 30, 31, 32]);
    expect(
      firstTests(samplesOf(rows, 1, 0), utcDays(hours), { length: 1, retrain: { every: 1, unit: 'days' } }),
    ).toEqual([2, 30]);
  });

  it('leaves folds that are flawed in their place and says why', () => {
    const { folds, faults } = splitWalkForward(bare(12), noDays, {
      ...settings,
      window: 'expanding',
      length: 3,
      minTrain: 5,
    });
    expect(faults).toEqual([]);
    expect(folds.map(({ flaw }) => flaw)).toEqual([
      'Fold 1 has 3 rows to train on and needs 5: 0 were purged and 0 embargoed; use more data, fewer or shorter folds, a shorter lookback or a smaller purge.',
      null,
      null,
    ]);
  });

  it('refuses what cannot be split, naming the field', () => {
    const refused = (n: number, horizon: number, asked: Partial<WalkForward>) =>
      splitWalkForward(samplesOf(upTo(n), 1, horizon), daily('2024-01-01', n), { ...settings, ...asked })
        .faults;
    expect(refused(6, 0, {})).toEqual([
      {
        path: 'split.length',
        message: 'of 6 bars leaves nothing to test: 6 bars have rows; shorten it or use more data',
      },
    ]);
    expect(refused(90, 6, { purge: 'auto' })).toEqual([
      { path: 'split.length', message: 'of 6 bars must be longer than the 6 bars that a label reads ahead' },
    ]);
    expect(refused(20, 0, { retrain: { every: 1, unit: 'months' } })).toEqual([
      {
        path: 'split.retrain',
        message: 'finds no new month within the 14 bars after the first 6; retrain more often',
      },
    ]);
    expect(refused(20, 3, { purge: 2 })[0]!.message).toBe(
      'must be "auto" or a whole number of at least 3, the bars that a label reads ahead, not 2',
    );
    expect(refused(20, 0, { minTrain: 50 })[0]!.message).toMatch(
      /^leaves no fold to train on\. Fold 1 has 6 rows/,
    );
    expect(refused(0, 0, {})[0]!.message).toMatch(/^finds no rows to split/);
    const wrong = { retrain: { every: 0, unit: 'bars' }, length: 0.5, embargo: -1, minTrain: NaN } as const;
    expect(refused(20, 0, wrong).map(({ path }) => path)).toEqual([
      'split.embargo',
      'split.minTrain',
      'split.retrain',
      'split.length',
    ]);
  });
});
