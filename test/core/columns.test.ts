import { giveBack, takeColumn } from '@core/columns';
import { describe, expect, it } from 'vitest';

describe('columns that are written again', () => {
  it('are taken again once they are given back, and not before', () => {
    const first = takeColumn(7);
    expect(takeColumn(7)).not.toBe(first);
    giveBack(first);
    expect(takeColumn(7)).toBe(first);
  });

  it('are of the length that is asked for', () => {
    giveBack(takeColumn(7));
    expect(takeColumn(8)).toHaveLength(8);
  });

  it('are never columns of the data, nor given to two', () => {
    const data = Float64Array.of(1, 2, 3);
    giveBack(data);
    expect(takeColumn(3)).not.toBe(data);
    const column = takeColumn(3);
    giveBack(column, column);
    expect([takeColumn(3), takeColumn(3)].filter((taken) => taken === column)).toHaveLength(1);
  });
});
