import { labelAxis, logAxis, numberAxis } from '@renderer/charts/value-axis';
import { dimensionAxis } from '@renderer/features/sweeps/model/axes';
import { selectedBy, stretchText } from '@renderer/features/sweeps/model/selection';
import { useSelection } from '@renderer/features/sweeps/model/selection-store';
import { dimension } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import { trialRow } from './trials';

const axisOf = (input: unknown) => {
  const parsed = dimension.parse(input);
  return dimensionAxis(parsed, parsed.path);
};

describe('an axis', () => {
  it('of a dimension that is searched in its logarithm is even in it, with its ends named', () => {
    const axis = axisOf({ kind: 'float', path: 'training.learningRate', low: 1e-4, high: 0.1, log: true });
    expect(axis.positionOf(0.001)).toBeCloseTo(-3, 12);
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0.0001', '0.001', '0.01', '0.1']);
    expect(axis.positionOf(0)).toBeNull();
  });

  it('of whole numbers has whole ticks', () => {
    const axis = axisOf({ kind: 'int', path: 'model.layers', low: 1, high: 3 });
    expect(axis.ticks.map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('of a choice has the labels that proposals have, of a toggle out and in', () => {
    const choice = axisOf({
      kind: 'choice',
      path: 'split',
      values: [16, null, { label: 'walk forward', value: {} }],
    });
    expect(choice.ticks.map(({ text }) => text)).toEqual(['16', 'null', 'walk forward']);
    expect(['16', 'walk forward', 'another'].map((label) => choice.positionOf(label))).toEqual([0, 2, null]);
    const toggle = axisOf({ kind: 'toggle', path: 'features.0' });
    expect(toggle.ticks.map(({ text }) => text)).toEqual(['out', 'in']);
    const optimizer = axisOf({ kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd'] });
    expect(optimizer.ticks.map(({ text }) => text)).toEqual(['Adam', 'SGD']);
    expect(optimizer.positionOf('sgd')).toBe(1);
    expect([false, true, undefined].map((value) => toggle.positionOf(value))).toEqual([0, 1, null]);
  });

  it('of one value alone has room around it, and what lies beyond an end stands there', () => {
    const one = numberAxis({ id: 'x', title: 'x', low: 2, high: 2, format: String });
    expect(one.min).toBeLessThan(2);
    expect(one.max).toBeGreaterThan(2);
    const some = numberAxis({ id: 'x', title: 'x', low: 0, high: 1, format: String, isTight: true });
    expect([5, -5, Number.NaN, null].map((value) => some.positionOf(value))).toEqual([1, 0, null, null]);
  });

  it('of logarithms within one power of ten has finer ticks', () => {
    const axis = logAxis({ id: 'x', title: 'x', low: 15, high: 80, format: String });
    expect(axis.ticks.map(({ text }) => text)).toEqual(['15', '20', '50', '80']);
  });
});

describe('a selection', () => {
  const hidden = axisOf({ kind: 'int', path: 'model.hidden', low: 8, high: 128, log: true });
  const kinds = labelAxis({ id: 'kind', title: 'kind', keys: ['lstm', 'gru'] });
  const axes = [
    { axis: hidden, read: ({ proposal }: ReturnType<typeof trialRow>) => proposal['model.hidden'] },
    { axis: kinds, read: ({ proposal }: ReturnType<typeof trialRow>) => proposal.kind },
  ];
  const trials = [
    trialRow({ number: 0, proposal: { 'model.hidden': 16, kind: 'lstm' } }),
    trialRow({ number: 1, proposal: { 'model.hidden': 64, kind: 'lstm' } }),
    trialRow({ number: 2, proposal: { 'model.hidden': 16, kind: 'gru' } }),
    trialRow({ number: 3, proposal: { kind: 'lstm' } }),
  ];
  const upTo32 = { from: Math.log10(8), to: Math.log10(32) };

  it('by nothing is none, which is not the same as nobody', () => {
    expect(selectedBy(trials, axes, {})).toBeNull();
    expect(selectedBy(trials, axes, { kind: { from: 5, to: 6 } })?.size).toBe(0);
  });

  it('has the trials that lie in every stretch; one without the dimension lies in none of it', () => {
    expect([...(selectedBy(trials, axes, { 'model.hidden': upTo32 }) ?? [])]).toEqual([0, 2]);
    const both = { 'model.hidden': upTo32, kind: { from: -0.4, to: 0.4 } };
    expect([...(selectedBy(trials, axes, both) ?? [])]).toEqual([0]);
  });

  it('is told in the values of the axis', () => {
    expect(stretchText(hidden, upTo32)).toBe('8 – 32');
    expect(stretchText(kinds, { from: -0.4, to: 1.2 })).toBe('lstm, gru');
    const units = axisOf({
      kind: 'int',
      path: 'model.hidden',
      low: 4,
      high: 32,
      step: 1,
      log: true,
      when: null,
    });
    expect(stretchText(units, { from: Math.log10(8.43), to: Math.log10(24.8) })).toBe('9 – 24');
    expect(stretchText(units, { from: Math.log10(8), to: Math.log10(8) })).toBe('8');
    expect(stretchText(units, { from: Math.log10(8.1), to: Math.log10(8.9) })).toBe('none');
  });

  it('ends with the sweep it was made of, and is taken away stretch by stretch', () => {
    const store = useSelection.getState;
    store().begin(1);
    store().brush('a', upTo32);
    store().brush('b', upTo32);
    store().brush('a', null);
    store().begin(1);
    expect(Object.keys(store().brushes)).toEqual(['b']);
    store().begin(2);
    expect(store().brushes).toEqual({});
  });
});
