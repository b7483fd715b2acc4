import { splitCombinatorially } from '@core/validation/combinatorial';
import { splitKFold } from '@core/validation/k-fold';
import { splitWalkForward } from '@core/validation/walk-forward';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/splits-golden.json';
import { bare, lists, plain } from './rows';

describe('beside scikit-learn', () => {
  it.each(golden.kFold)('k-fold cuts $rows rows into the same $folds folds', ({ rows, folds, splits }) => {
    const made = splitKFold(bare(rows), { ...plain, folds });
    expect(lists(made.folds)).toEqual(splits.map(({ train, test }) => [train, test]));
  });

  it.each(golden.walkForward)(
    'walk-forward takes the same rows: $rows, $test a test, gap $gap, $longest at most',
    (asked) => {
      const { rows, test, gap, longest, splits } = asked;
      const length = longest === null ? splits[0]!.test[0]! : longest + gap;
      const made = splitWalkForward(bare(rows), new Int32Array(0), {
        ...plain,
        purge: gap,
        window: longest === null ? 'expanding' : 'rolling',
        length,
        retrain: { every: test, unit: 'bars' },
      });
      const later = made.folds.slice(-splits.length);
      expect(lists(later)).toEqual(splits.map((fold) => [fold.train, fold.test]));
    },
  );
});

describe('beside skfolio', () => {
  it.each(golden.combinatorial)(
    'the combinatorial split of $rows rows, $tests of $blocks blocks, purge $purge, embargo $embargo, is the same, paths too',
    ({ rows, blocks, tests, purge, embargo, splits, paths }) => {
      const made = splitCombinatorially(bare(rows), { ...plain, purge, embargo, blocks, testBlocks: tests });
      expect(lists(made.folds)).toEqual(splits.map((fold) => [fold.train, fold.tests.flat()]));
      const ours = made.folds.map((_, f) =>
        splits[f]!.tests.map((_, i) =>
          made.paths.findIndex((path) =>
            path.some((part) => part.fold === f && part.from === (i * rows) / blocks),
          ),
        ),
      );
      expect(ours).toEqual(paths);
    },
  );
});
