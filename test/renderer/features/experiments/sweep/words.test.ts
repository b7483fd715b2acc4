import { proposeToggle } from '@renderer/features/experiments/sweep/propose';
import {
  conditionText,
  dimensionName,
  dimensionText,
  parameterWords,
} from '@renderer/features/experiments/sweep/words';
import type { FeatureDescriptor } from '@shared/features';
import { describe, expect, it } from 'vitest';
import { draftOf, sweepingAll, whenOf } from './drafts';

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
      choices: [
        { value: 'sma', label: 'Simple' },
        { value: 'ema', label: 'Exponential' },
      ],
    },
  ],
};

describe('what is swept of a feature', () => {
  const average = { kind: 'choice', path: 'features.0.average', when: null, values: ['sma', 'ema'] };
  const draft = sweepingAll(draftOf({ features: [{ kind: 'slope', average: 'sma' }, { kind: 'gone' }] }), [
    proposeToggle(0),
    average,
  ]);

  it('is told in the words of the catalogue', () => {
    expect(dimensionName('features.0', draft, [slope])).toBe('Slope');
    expect(dimensionName('features.0.average', draft, [slope])).toBe('Slope · Average');
    expect(dimensionName('features.1.period', draft, [slope])).toBe('Feature 2 · period');
    expect(dimensionText(average, parameterWords(draft, [slope]))).toBe('Simple, Exponential');
    expect(dimensionText(proposeToggle(0))).toBe('in or out');
  });

  it('says when it has a say', () => {
    expect(conditionText(whenOf(draft, 'features.0.average'), draft, [slope])).toBe('only when Slope is in');
    const asked = { path: 'features.0.average', in: ['ema'] };
    expect(conditionText(asked, draft, [slope])).toBe('only when Slope · Average is Exponential');
    expect(conditionText(null, draft, [slope])).toBe('');
  });
});
