import {
  arrange,
  type ComputedIndicator,
  indicatorTitle,
} from '@renderer/features/data/indicators/indicator-lines';
import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

const descriptor = (kind: string, pane: 'price' | 'own', unit: string): FeatureDescriptor => ({
  kind,
  label: kind,
  group: 'trend',
  description: '',
  formula: '',
  source: '',
  pane,
  unit,
  range: null,
  inputs: ['close'],
  needs: [],
  warmUp: 13,
  parameters: [
    { type: 'integer', name: 'period', label: 'Period', default: 14, min: 1, max: 100 },
    {
      type: 'choice',
      name: 'output',
      label: 'Output',
      default: 'line',
      choices: [
        { value: 'line', label: 'Line' },
        { value: 'histogram', label: 'Histogram' },
      ],
    },
  ],
});

const indicator = (id: string, feature: FeatureSpec, about: FeatureDescriptor): ComputedIndicator => ({
  id,
  feature,
  descriptor: about,
  line: {
    values: Float64Array.of(1, 2),
    extremes: { low: Float64Array.of(0, 1), high: Float64Array.of(2, 3) },
    largest: 2,
  },
});

describe('indicators on a chart', () => {
  const sma = descriptor('sma', 'price', 'price');
  const macd = descriptor('macd', 'own', 'price');
  const rsi = descriptor('rsi', 'own', 'index 0-100');

  it('lie over the candles where they are prices, else in panes that each kind shares', () => {
    const { overlays, panes } = arrange([
      indicator('a', { kind: 'macd' }, macd),
      indicator('b', { kind: 'sma' }, sma),
      indicator('c', { kind: 'macd', output: 'histogram' }, macd),
      indicator('d', { kind: 'rsi' }, rsi),
    ]);
    expect(overlays.map(({ id }) => id)).toEqual(['b']);
    expect(panes.map(({ lines }) => lines.map(({ id, kind }) => [id, kind]))).toEqual([
      [
        ['a', 'line'],
        ['c', 'histogram'],
      ],
      [['d', 'line']],
    ]);
  });

  it('have a fixed axis with its two levels where the unit has bounds', () => {
    const [pane] = arrange([indicator('d', { kind: 'rsi' }, rsi)]).panes;
    expect(pane?.range).toEqual([0, 100]);
    expect(pane?.levels?.map(({ value }) => value)).toEqual([70, 30]);
  });

  it('are titled by short name and parameters, defaults filled in', () => {
    expect(indicatorTitle({ kind: 'rsi', period: 9 }, rsi)).toBe('RSI 9 Line');
  });
});
