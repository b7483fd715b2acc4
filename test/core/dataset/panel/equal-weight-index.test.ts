import type { Bars } from '@core/bars';
import { equalWeightIndex } from '@core/dataset/panel/equal-weight-index';
import { layOut } from '@core/dataset/panel/layout';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../../../main/sample-bars';
import { anyPanel, madeBars } from '../../backtest/portfolio/any-panel';

const day = 86_400_000;

function indexOf(series: readonly Bars[]): Bars {
  const laidOut = layOut(series.map(({ time }, s) => ({ name: `S${s}`, keys: time })));
  if (!laidOut.ok) throw new Error(laidOut.faults[0]!.message);
  return equalWeightIndex({ layout: laidOut.layout, series });
}

function barsAt(days: readonly number[], close: readonly number[]): Bars {
  const column = Float64Array.from(close);
  return {
    time: Float64Array.from(days, (d) => d * day),
    open: column,
    high: column.map((price) => price * 1.1),
    low: column.map((price) => price * 0.9),
    close: column,
    volume: column,
  };
}

describe('equalWeightIndex', () => {
  it('of one series is that series, scaled to begin at 100', () => {
    const bars = walkBars(50);
    const index = indexOf([bars]);
    for (const name of ['open', 'high', 'low', 'close'] as const)
      index[name].forEach((value, t) => {
        if (t > 0) expect(value / bars[name][t]!).toBeCloseTo(100 / bars.close[0]!, 9);
      });
    expect(index.time).toEqual(bars.time);
    expect(index.close[0]).toBe(100);
  });

  it('moves by the mean return of the series that have a bar, each against its own last close', () => {
    const index = indexOf([
      barsAt([0, 1, 2, 3], [10, 20, 20, 10]),
      barsAt([0, 2, 3], [5, 10, 10]),
      barsAt([3], [7]),
    ]);
    // Day 1: A alone doubles. Day 2: A stands, B doubles since day 0. Day 3: A halves, B stands, C is new.
    expect([...index.close]).toEqual([100, 200, 300, 225]);
    expect(index.high[1]).toBeCloseTo(220, 9);
    expect(index.low[2]).toBeCloseTo(200 * ((0.9 + 1.8) / 2), 9);
    expect(index.volume.every(Number.isNaN)).toBe(true);
  });

  it('has whole bars whatever the panel: positive, none above its high or below its low', () => {
    fc.assert(
      fc.property(anyPanel, (made) => {
        const { panel } = madeBars(made);
        const series = panel.series.map(({ time, open, close }) => ({
          time,
          open,
          close,
          high: open.map((price, t) => Math.max(price, close[t]!)),
          low: open.map((price, t) => Math.min(price, close[t]!)),
          volume: close,
        }));
        const { open, high, low, close } = equalWeightIndex({ layout: panel.layout, series });
        close.forEach((value, t) => {
          expect(low[t]!).toBeGreaterThan(0);
          const [least, most] = [Math.min(open[t]!, value), Math.max(open[t]!, value)];
          expect(low[t]! * (1 - 1e-12)).toBeLessThanOrEqual(least);
          expect(high[t]! * (1 + 1e-12)).toBeGreaterThanOrEqual(most);
        });
      }),
    );
  });
});
