import { getAt, type Json, setAt } from '@renderer/features/experiments/json';
import { completeSpec } from '@renderer/features/experiments/spec-defaults';
import { specField } from '@renderer/features/experiments/spec-fields';
import {
  notSweeping,
  sweeping,
  withDimension,
  withPlanInStep,
} from '@renderer/features/experiments/sweep/edits';
import { faultLabel, faultPlace } from '@renderer/features/experiments/sweep/fault-place';
import { objectivesOf, withSecond } from '@renderer/features/experiments/sweep/objective-list';
import { hasPlan, sweptAt } from '@renderer/features/experiments/sweep/plan';
import { proposeField } from '@renderer/features/experiments/sweep/propose';
import { proposeSplits } from '@renderer/features/experiments/sweep/propose-splits';
import { freeLabel, proposeSets } from '@renderer/features/experiments/sweep/sets';
import { listed, ranged } from '@renderer/features/experiments/sweep/shapes';
import { parseValues, valuesText, wordOf } from '@renderer/features/experiments/sweep/value-list';
import { dimensionText } from '@renderer/features/experiments/sweep/words';
import { describe, expect, it } from 'vitest';
import { draftOf, pathsOf, sweepingAll } from './drafts';

const draft = draftOf();
const dimensionOf = (path: string, of: Json = draft) => proposeField(specField(path)!, of);

describe('the plan of a draft', () => {
  it('is not there until something is swept, and gone again once nothing is', () => {
    const swept = sweeping(draft, dimensionOf('model.hidden'));
    expect([hasPlan(draft), hasPlan(swept)]).toEqual([false, true]);
    expect(notSweeping(swept, 'model.hidden')).toEqual(draft);
  });

  it('stays once its settings were chosen', () => {
    const swept = sweeping(draft, dimensionOf('model.hidden'));
    const chosen = setAt(swept, 'sweep.sampler.kind', 'cmaes');
    expect(getAt(notSweeping(chosen, 'model.hidden'), 'sweep.sampler.kind')).toBe('cmaes');
  });

  it('has its fields in the order of the form', () => {
    const all = sweepingAll(
      draft,
      ['training.batch', 'model.hidden', 'window.lookback', 'label.horizon'].map((path) => dimensionOf(path)),
    );
    expect(pathsOf(all)).toEqual(['label.horizon', 'window.lookback', 'model.hidden', 'training.batch']);
  });

  it('keeps what is half typed, which is then a fault of the spec', () => {
    const swept = sweeping(draft, dimensionOf('model.hidden'));
    const typing = withDimension(swept, 'model.hidden', { low: null });
    expect(sweptAt(typing, 'model.hidden')?.dimension.low).toBeNull();
    expect(completeSpec(typing)).toBeNull();
  });

  it('leads its faults to the fields that they are about', () => {
    const swept = sweepingAll(draft, [dimensionOf('training.batch'), dimensionOf('model.hidden')]);
    expect(faultPlace('sweep.space.0.high', swept)).toBe('model.hidden');
    expect(faultLabel('sweep.space.0.high', swept, [])).toBe('Sweep · Hidden units');
    expect(faultLabel('sweep.budget.trials', swept, [])).toBe('Sweep · Trials, at most');
    expect(faultPlace('sweep.space.7.low', swept)).toBe('sweep.space.7.low');
  });
});

describe('a second objective', () => {
  const swept = sweeping(draft, dimensionOf('model.hidden'));

  it('is one that the label defines, and brings the sampler that knows two', () => {
    const two = withSecond(swept, ['loss', 'trading.sharpe', 'trading.maxDrawdown']);
    expect(objectivesOf(two).map(({ metric }) => metric)).toEqual(['loss', 'trading.maxDrawdown']);
    expect(getAt(two, 'sweep.sampler.kind')).toBe('nsga2');
    const ofVolatility = withSecond(swept, ['loss', 'forecast.qlike', 'information.ic']);
    expect(objectivesOf(ofVolatility).map(({ metric }) => metric)).toEqual(['loss', 'information.ic']);
  });
});

describe('sets that trials choose from', () => {
  it('take the place of what was swept of their members', () => {
    const single = sweepingAll(draftOf({ split: { kind: 'kFold' } }), [
      dimensionOf('split.folds', draftOf({ split: { kind: 'kFold' } })),
      dimensionOf('model.hidden'),
    ]);
    expect(pathsOf(sweepingAll(single, [proposeSplits(single)]))).toEqual(['split', 'model.hidden']);
  });

  it('follow what the form holds, where they are of it', () => {
    const swept = sweepingAll(draft, [
      proposeSets('features', draft, [{ label: 'One', value: [{ kind: 'rsi', period: 14 }] }]),
    ]);
    const next = withPlanInStep(swept, setAt(swept, 'features', [{ kind: 'sma', period: 3 }]));
    expect(sweptAt(next, 'features')?.dimension.values).toEqual([
      { label: 'As listed', value: [{ kind: 'sma', period: 3 }] },
      { label: 'One', value: [{ kind: 'rsi', period: 14 }] },
    ]);
  });

  it('have names of their own', () => {
    const values = [
      { label: 'Walk-forward', value: 1 },
      { label: 'Walk-forward 2', value: 2 },
    ];
    expect(freeLabel('Walk-forward', values)).toBe('Walk-forward 3');
    expect(freeLabel('Purged k-fold', values)).toBe('Purged k-fold');
  });
});

describe('values', () => {
  it('are read as typed, with the word that a field knows beside numbers', () => {
    const auto = wordOf(specField('split.purge')?.input);
    const off = wordOf(specField('training.clipNorm')?.input);
    expect(parseValues('Auto, 10 20', auto)).toEqual(['auto', 10, 20]);
    expect(parseValues('off, 1', off)).toEqual([null, 1]);
    expect(parseValues('16, thirty', null)).toBeNull();
    expect(valuesText([null, 1], off)).toBe('off, 1');
  });

  it('become a list from a range, and a range again', () => {
    const range = dimensionOf('model.hidden');
    const swept = sweeping(draft, range);
    const asList = withDimension(swept, 'model.hidden', listed(range));
    const list = sweptAt(asList, 'model.hidden')!.dimension;
    expect(list).toEqual({ kind: 'choice', path: 'model.hidden', when: null, values: [16, 32, 64, 128] });
    const back = withDimension(asList, 'model.hidden', ranged(list, true, null));
    expect(sweptAt(back, 'model.hidden')?.dimension).toEqual({ ...range, log: false });
    expect(ranged(range, true, 8)).toMatchObject({ step: 8, log: false });
  });

  it('are told in the words of the form', () => {
    expect(dimensionText(dimensionOf('model.hidden'))).toBe('16 – 128, log');
    expect(dimensionText(dimensionOf('training.optimizer'))).toBe('Adam, AdamW, RMSprop, SGD');
    expect(dimensionText({ ...dimensionOf('model.dropout'), step: 0.1 })).toBe('0 – 0.5 by 0.1');
    expect(dimensionText(proposeSplits(draft))).toBe('As set, Walk-forward');
  });
});
