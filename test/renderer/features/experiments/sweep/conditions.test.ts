import { setAt } from '@renderer/features/experiments/json';
import { specField } from '@renderer/features/experiments/spec-fields';
import { appliesSomewhere } from '@renderer/features/experiments/sweep/conditions';
import { notSweeping, withDimension, withPlanInStep } from '@renderer/features/experiments/sweep/edits';
import { isIdle } from '@renderer/features/experiments/sweep/idle';
import { proposeField, proposeToggle } from '@renderer/features/experiments/sweep/propose';
import { describe, expect, it } from 'vitest';
import { draftOf, pathsOf, sweepingAll, whenOf } from './drafts';

const draft = draftOf();
const dimensionOf = (path: string) => proposeField(specField(path)!, draft);
const optimizer = dimensionOf('training.optimizer');
const momentum = dimensionOf('training.momentum');
const sgdOnly = { path: 'training.optimizer', in: ['sgd'] };

describe('the condition of a swept field', () => {
  it('is what the form shows it by, where that is swept too', () => {
    expect(whenOf(sweepingAll(draft, [optimizer, momentum]), 'training.momentum')).toEqual(sgdOnly);
    expect(whenOf(sweepingAll(draft, [momentum]), 'training.momentum')).toBeNull();
  });

  it('comes with the choice that it asks about, and stands behind it', () => {
    const both = sweepingAll(draft, [momentum, optimizer]);
    expect(whenOf(both, 'training.momentum')).toEqual(sgdOnly);
    expect(pathsOf(both)).toEqual(['training.optimizer', 'training.momentum']);
  });

  it('follows the values of the choice, and goes with it', () => {
    const both = sweepingAll(draft, [optimizer, momentum]);
    const alone = withPlanInStep(both, withDimension(both, 'training.optimizer', { values: ['sgd'] }));
    expect(whenOf(alone, 'training.momentum')).toBeNull();
    const left = withPlanInStep(both, notSweeping(both, 'training.optimizer'));
    expect(whenOf(left, 'training.momentum')).toBeNull();
    expect(isIdle('training.momentum', left)).toBe(true);
    expect(isIdle('training.momentum', both)).toBe(false);
  });

  it('stays as the user wrote it, less what is not swept any more', () => {
    const both = sweepingAll(draft, [optimizer, momentum]);
    const own = { path: 'training.optimizer', in: ['sgd', 'rmsprop'] };
    const written = withPlanInStep(both, withDimension(both, 'training.momentum', { when: own }));
    const less = withPlanInStep(
      written,
      withDimension(written, 'training.optimizer', { values: ['adam', 'sgd'] }),
    );
    expect(whenOf(less, 'training.momentum')).toEqual(sgdOnly);
    const always = withPlanInStep(both, withDimension(both, 'training.momentum', { when: null }));
    const other = withPlanInStep(always, setAt(always, 'training.epochs', 10));
    expect(whenOf(other, 'training.momentum')).toBeNull();
  });

  it('asks through two choices for what only both together make matter', () => {
    const both = sweepingAll(draft, [
      { kind: 'choice', path: 'label.kind', when: null, values: ['direction', 'return'] },
      { kind: 'choice', path: 'training.loss', when: null, values: ['squared', 'huber'] },
      dimensionOf('training.huberDelta'),
    ]);
    expect(whenOf(both, 'training.loss')).toEqual({ path: 'label.kind', in: ['return'] });
    expect(whenOf(both, 'training.huberDelta')).toEqual({ path: 'training.loss', in: ['huber'] });
  });

  it('is found however much else is searched', () => {
    const others = ['label.kind', 'scaler.kind', 'split.purge', 'training.schedule'].map(dimensionOf);
    const all = sweepingAll(draft, [...others, optimizer, momentum, dimensionOf('training.plateauFactor')]);
    expect(whenOf(all, 'training.momentum')).toEqual(sgdOnly);
    expect(whenOf(all, 'training.plateauFactor')).toEqual({ path: 'training.schedule', in: ['plateau'] });
    expect(isIdle('training.momentum', all)).toBe(false);
  });

  it('of a parameter is that its feature is in', () => {
    const period = {
      kind: 'int',
      path: 'features.0.period',
      when: null,
      low: 7,
      high: 28,
      step: 1,
      log: false,
    };
    const both = sweepingAll(draft, [period, proposeToggle(0)]);
    expect(pathsOf(both)).toEqual(['features.0', 'features.0.period']);
    expect(whenOf(both, 'features.0.period')).toEqual({ path: 'features.0', in: [true] });
  });
});

describe('the form', () => {
  it('offers what only some trials need', () => {
    const field = specField('training.momentum')!;
    expect(appliesSomewhere(field, draft)).toBe(false);
    expect(appliesSomewhere(field, sweepingAll(draft, [optimizer]))).toBe(true);
  });
});
