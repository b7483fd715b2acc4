import { specField } from '@renderer/features/experiments/spec-fields';
import { wordedText } from '@renderer/features/experiments/spec-text';
import { describe, expect, it } from 'vitest';

const text = (path: string, words: string) => wordedText(specField(path), words);

describe('values that main has put into words', () => {
  it('read as in the spec of a run', () => {
    expect(text('model.dropout', '0.1')).toBe('10%');
    expect(text('window.lookback', '1')).toBe('1 bar');
    expect(text('split.purge', 'auto')).toBe('Auto');
    expect(text('split.purge', '12')).toBe('12 bars');
    expect(text('training.classWeights', 'balanced')).toBe('Balanced');
  });

  it('name baselines, and count models', () => {
    expect(text('baselines', 'auto')).toBe('Auto');
    expect(text('baselines', 'baseRate, logistic')).toBe('Base rate, Logistic regression');
    expect(text('baselines', '')).toBe('None');
    expect(text('seeds', '1')).toBe('1 model a fold');
    expect(text('seeds', '5')).toBe('5 models a fold');
  });

  it('say what nothing means', () => {
    expect(text('decision.short', 'none')).toBe('Off');
    expect(text('data.from', 'none')).toBe('All there is');
    expect(text('scaler.kind', 'none')).toBe('None');
  });

  it('stay as they are for a series and for what the form has no field for', () => {
    expect(text('data.series', 'none')).toBe('none');
    expect(text('data.series', '500')).toBe('500');
    expect(text('features.RSI 14', 'used')).toBe('used');
  });
});
