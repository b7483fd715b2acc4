import { isSameQuestion } from '@renderer/features/compare/same-question';
import { describe, expect, it } from 'vitest';

const differing = (...values: readonly string[]) => ({
  differences: [
    { path: 'model.hidden', values: ['8', '16', '32'] },
    { path: 'label.horizon', values },
  ],
});

describe('the best of a row', () => {
  it('is marked by what runs said only where all that have the figure answered the same question', () => {
    expect(isSameQuestion('forecast.rmse', differing('1', '5', '1'), [0, 1, 2])).toBe(false);
    expect(isSameQuestion('accuracy', differing('1', '5', '1'), [0, 2])).toBe(true);
    expect(isSameQuestion('accuracy', { differences: [] }, [0, 1])).toBe(true);
  });

  it('is always marked by their accounts, and otherwise not before the specs are known', () => {
    expect(isSameQuestion('trading.sharpe', differing('1', '5', '1'), [0, 1, 2])).toBe(true);
    expect(isSameQuestion('trading.sharpe', undefined, [0, 1])).toBe(true);
    expect(isSameQuestion('accuracy', undefined, [0, 1])).toBe(false);
  });
});
