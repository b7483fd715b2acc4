import { featureText } from '@renderer/features/experiments/feature-text';
import type { FeatureDescriptor } from '@shared/features';
import { describe, expect, it } from 'vitest';

const slope: FeatureDescriptor = {
  kind: 'slope',
  label: 'Slope',
  group: 'trend',
  description: '',
  formula: '',
  source: '',
  pane: 'own',
  unit: 'share',
  range: null,
  inputs: ['close'],
  needs: [],
  warmUp: 24,
  parameters: [
    {
      type: 'choice',
      name: 'average',
      label: 'Average',
      default: 'sma',
      choices: [{ value: 'sma', label: 'Simple' }],
    },
    { type: 'integer', name: 'period', label: 'Period', default: 20, min: 1, max: 500 },
  ],
};

describe('a feature in one line', () => {
  it('lists its parameters in the order of the catalogue, defaults included', () => {
    expect(featureText({ kind: 'slope', period: 30, average: 'sma' }, [slope])).toBe('Slope Simple 30');
    expect(featureText({ kind: 'slope' }, [slope])).toBe('Slope Simple 20');
  });

  it('is the bare kind where the catalogue does not know it', () => {
    expect(featureText({ kind: 'mystery', period: 3 }, [slope])).toBe('mystery');
  });
});
