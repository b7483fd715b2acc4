import { getAt, type Json } from '@renderer/features/experiments/json';
import {
  withFeatureMoved,
  withFeatures,
  withFeaturesBack,
  withoutFeature,
} from '@renderer/features/experiments/sweep/features';
import { hasPlan, sweptAt } from '@renderer/features/experiments/sweep/plan';
import { proposeToggle } from '@renderer/features/experiments/sweep/propose';
import { describe, expect, it } from 'vitest';
import { draftOf, pathsOf, sweepingAll, whenOf } from './drafts';

const period = (index: number) => ({
  kind: 'int',
  path: `features.${index}.period`,
  when: null,
  low: 7,
  high: 28 + index,
  step: 1,
  log: false,
});
const draft = sweepingAll(draftOf(), [period(0), proposeToggle(1), period(2), proposeToggle(2)]);
const highAt = (one: Json, path: string) => sweptAt(one, path)?.dimension.high;

describe('what is swept of features', () => {
  it('goes with a feature that is moved', () => {
    const moved = withFeatureMoved(draft, 2, 0);
    expect(getAt(moved, 'features.0.kind')).toBe('volumeZ');
    expect(pathsOf(moved)).toEqual(['features.0', 'features.0.period', 'features.1.period', 'features.2']);
    expect([highAt(moved, 'features.0.period'), highAt(moved, 'features.1.period')]).toEqual([30, 28]);
    expect(whenOf(moved, 'features.0.period')).toEqual({ path: 'features.0', in: [true] });
  });

  it('goes away with a feature that is removed, and the others move up', () => {
    const left = withoutFeature(draft, 1);
    expect(pathsOf(left)).toEqual(['features.0.period', 'features.1', 'features.1.period']);
    expect(highAt(left, 'features.1.period')).toBe(30);
    expect(pathsOf(withoutFeature(draft, 2))).toEqual(['features.0.period', 'features.1']);
  });

  it('stays where another list has the same kind of feature in its place', () => {
    const other = withFeatures(draft, [
      { kind: 'rsi', period: 5 },
      { kind: 'sma', period: 9 },
    ]);
    expect(pathsOf(other)).toEqual(['features.0.period']);
    const longer = withFeatures(draft, [...(getAt(draft, 'features') as Json[]), { kind: 'sma' }]);
    expect(pathsOf(longer)).toEqual(pathsOf(draft));
  });

  it('comes back with the features, beside what was swept elsewhere since', () => {
    const other = withFeatures(draft, [{ kind: 'sma', period: 9 }]);
    const lookback = {
      kind: 'int',
      path: 'window.lookback',
      when: null,
      low: 5,
      high: 9,
      step: 1,
      log: false,
    };
    const back = withFeaturesBack(sweepingAll(other, [lookback]), draft);
    expect(getAt(back, 'features')).toEqual(getAt(draft, 'features'));
    expect(pathsOf(back)).toEqual([...pathsOf(draft), 'window.lookback']);
  });

  it('leaves no plan behind where nothing else was chosen', () => {
    const one = sweepingAll(draftOf(), [proposeToggle(1)]);
    expect(hasPlan(one)).toBe(true);
    expect(getAt(withoutFeature(one, 1), 'sweep')).toBeNull();
  });
});
