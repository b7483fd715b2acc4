import { splitChronologically } from '@core/validation/chronological';
import { chronologicalFold } from '@core/validation/chronological-fold';
import { segmentsOf } from '@core/validation/drawing';
import { samplesOf } from '@core/validation/samples';
import { chronologicalSplit } from '@shared/spec-split';
import { expect, it } from 'vitest';
import { upTo } from './rows';

it('a chronological split is drawn as a fold, purged where nothing of it is', () => {
  const samples = samplesOf(upTo(20), 3, 1);
  const split = chronologicalSplit.parse({
    kind: 'chronological',
    train: 0.5,
    validation: 0.25,
    test: 0.25,
    purge: 2,
  });
  const { rows } = splitChronologically(samples.row, split, 3, 1);
  const fold = chronologicalFold(samples, rows);
  expect(segmentsOf(samples, fold).map(({ role, from, to }) => `${role} ${from}-${to}`)).toEqual([
    'train 0-7',
    'purged 8-9',
    'validation 10-12',
    'purged 13-14',
    'test 15-19',
  ]);
});
