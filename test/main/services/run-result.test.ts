import { sliceBars } from '@core/bars';
import { packResult, unpackResult } from '@main/services/run-result';
import { packColumns } from '@main/storage/columns';
import { type RunResult, runResult } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';

const bars = walkBars(50);
const column = (scale: number) =>
  Float64Array.from({ length: 10 }, (_, bar) => (bar === 9 ? NaN : bar * scale));
const base = {
  probability: column(0.1),
  label: column(1),
  position: column(2),
  equity: column(3),
  buyAndHold: column(4),
  drawdown: column(-0.01),
};
const direction: RunResult = {
  split: 'test',
  ...sliceBars(bars, 30, 40),
  ...base,
  probabilityDown: null,
  outcome: null,
  forecast: null,
  forecastLow: null,
  forecastHigh: null,
  gross: null,
  trades: [],
};

describe('a stored result', () => {
  it.each<[string, Partial<RunResult>]>([
    ['direction', {}],
    ['movement', { probabilityDown: column(0.05), outcome: column(1) }],
    ['return', { outcome: column(0.02), forecast: column(0.03) }],
    ['direction, of a panel', { gross: column(1) }],
    [
      'return with an interval',
      { outcome: column(0.02), forecast: column(0.03), forecastLow: column(-1), forecastHigh: column(1) },
    ],
  ])('comes back with the columns of its label and null for the others: %s', (_, extra) => {
    const result = { ...direction, ...extra };
    const back = unpackResult(packResult(result, bars), 'test', bars);
    expect(back).toEqual(result);
    expect(runResult.parse(back)).toEqual(result);
  });

  it('of a Longshort that knew one label opens', () => {
    const blob = packColumns(base, { start: 30, trades: [] });
    expect(unpackResult(blob, 'test', bars)).toEqual(direction);
  });

  it('that lacks a column which every result has is refused with a sentence', () => {
    const { equity: _, ...others } = base;
    expect(() => unpackResult(packColumns(others, { start: 30, trades: [] }), 'test', bars)).toThrow(
      /lacks the column equity\. Run the experiment again/,
    );
  });
});
