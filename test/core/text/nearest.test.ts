import { nearestOf, suggest } from '@core/text/nearest';
import { expect, it } from 'vitest';

const keys = ['lookback', 'learningRate', 'layers'];

it.each([
  ['lookbak', 'lookback'],
  ['LOOKBACK', 'lookback'],
  ['learning_rate', 'learningRate'],
  ['layer', 'layers'],
])('%s is nearest to %s', (written, nearest) => {
  expect(nearestOf(written, keys)).toBe(nearest);
  expect(suggest(written, keys)).toBe(`; did you mean "${nearest}"?`);
});

it('suggests nothing where nothing is near', () => {
  expect(suggest('colour', keys)).toBe('');
  expect(suggest('colour', [])).toBe('');
});
