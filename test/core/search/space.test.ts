import { applyProposal, isActive, spaceOf } from '@core/search/space';
import { parseSpec } from '@core/spec/parse-spec';
import { sweepPlan } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import { spaceFrom } from '../../suites/sampler-suite';

const base = parseSpec({
  name: 'A',
  data: { series: 'S' },
  features: [{ kind: 'rsi' }, { kind: 'return' }, { kind: 'rsi', period: 5 }],
});

describe('the order of a space', () => {
  it('puts what is asked about before what asks, and leaves the rest as it is', () => {
    const space = spaceFrom([
      {
        kind: 'float',
        path: 'training.momentum',
        low: 0,
        high: 0.9,
        when: { path: 'training.optimizer', in: ['sgd'] },
      },
      { kind: 'int', path: 'model.layers', low: 1, high: 2 },
      { kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd'] },
    ]);
    expect(space.dimensions.map(({ path }) => path)).toEqual([
      'model.layers',
      'training.optimizer',
      'training.momentum',
    ]);
  });

  it('lets what belongs to a feature apply only where the feature is there', () => {
    const space = spaceFrom([
      { kind: 'int', path: 'features.1.period', low: 1, high: 9 },
      { kind: 'toggle', path: 'features.1' },
    ]);
    expect(space.dimensions.map((one) => isActive(one, { 'features.1': false }))).toEqual([true, false]);
  });

  it('refuses conditions that wait for each other', () => {
    const { space } = sweepPlan.parse({
      space: [
        { kind: 'int', path: 'a', low: 1, high: 2, when: { path: 'b', in: [1] } },
        { kind: 'int', path: 'b', low: 1, high: 2, when: { path: 'a', in: [1] } },
      ],
    });
    expect(() => spaceOf(space)).toThrow(
      'The conditions of a and b wait for each other. Take one of them away.',
    );
  });
});

it('knows a choice of a condition by its label, however it is written', () => {
  const space = spaceFrom([
    { kind: 'choice', path: 'model.layers', values: [1, 2] },
    { kind: 'int', path: 'model.hidden', low: 8, high: 9, when: { path: 'model.layers', in: [2] } },
  ]);
  expect(isActive(space.dimensions[1]!, { 'model.layers': '2' })).toBe(true);
  expect(isActive(space.dimensions[1]!, { 'model.layers': '1' })).toBe(false);
});

describe('the spec of a trial', () => {
  const space = spaceFrom([
    { kind: 'choice', path: 'split', values: [{ label: 'k', value: { kind: 'kFold', folds: 3 } }] },
    { kind: 'int', path: 'split.folds', low: 2, high: 9 },
    { kind: 'toggle', path: 'features.0' },
    { kind: 'int', path: 'features.2.period', low: 2, high: 9 },
    { kind: 'choice', path: 'training.clipNorm', values: [null, 0.5] },
  ]);

  it('has what was proposed in place of the base, and no plan', () => {
    const proposal = {
      split: 'k',
      'split.folds': 4,
      'features.0': false,
      'features.2.period': 7,
      'training.clipNorm': 'null',
    };
    const spec = applyProposal({ ...base, sweep: sweepPlan.parse({}) }, space, proposal);
    expect(spec).toEqual({
      ...base,
      sweep: null,
      split: parseSpec({ ...base, split: { kind: 'kFold', folds: 4 } }).split,
      features: [base.features[1], { kind: 'rsi', period: 7 }],
      training: { ...base.training, clipNorm: null },
    });
  });

  it('is the base where nothing was proposed', () => {
    expect(applyProposal(base, space, {})).toEqual(base);
  });

  it('is refused with its faults where fields contradict each other', () => {
    expect(() => applyProposal(base, space, { 'features.2.period': 14 })).toThrow('once more');
  });
});
