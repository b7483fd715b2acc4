import { portfolioTargets } from '@core/backtest/portfolio/rule';
import {
  holdAll,
  type PortfolioSimulation,
  simulatePortfolio,
} from '@core/backtest/portfolio/simulate-portfolio';
import { layOut } from '@core/dataset/panel/layout';
import type { PanelBars } from '@core/dataset/panel/panel-bars';
import { tradingFigures } from '@core/stats/trading';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/portfolio-golden.json';

const free = { commissionBp: 0, slippageBp: 0 };
const day = 86_400_000;

interface GivenSeries {
  readonly name: string;
  readonly time: readonly number[];
  readonly open: readonly number[];
  readonly close: readonly number[];
}

function panelOf(given: readonly GivenSeries[]): PanelBars {
  const series = given.map(({ time, open, close }) => ({
    time: Float64Array.from(time),
    open: Float64Array.from(open),
    close: Float64Array.from(close),
  }));
  const laidOut = layOut(given.map(({ name }, s) => ({ name, keys: series[s]!.time })));
  if (!laidOut.ok) throw new Error(laidOut.faults[0]!.message);
  return { layout: laidOut.layout, series };
}

/** Bars that open and close at one price, on the days given. */
function flatBars(name: string, days: Readonly<Record<number, number>>): GivenSeries {
  const prices = Object.values(days);
  return { name, time: Object.keys(days).map((d) => Number(d) * day), open: prices, close: prices };
}

describe('simulatePortfolio beside an account kept in pandas', () => {
  const panel = panelOf(golden.series);
  const up = Float64Array.from(
    golden.series.flatMap((series) => series.up),
    (p) => p ?? Number.NaN,
  );
  // Brent's method is asked for 1e-15 of the equity at each reweighing; a hundred of them add up.
  const tolerance = 1e-11;
  type Expected = Omit<(typeof golden.cases)[number], 'name' | 'rule' | 'costBp'>;

  function compare(result: PortfolioSimulation, expected: Expected) {
    expected.equity.forEach((value, date) => {
      expect(Math.abs(result.equity[date]! / value - 1)).toBeLessThan(tolerance);
      expect(Math.abs(result.gross[date]! - expected.gross[date]!)).toBeLessThan(tolerance);
      expect(Math.abs(result.position[date]! - expected.position[date]!)).toBeLessThan(tolerance);
    });
    expect(result.tradedMultiples / expected.tradedMultiples).toBeCloseTo(1, 10);
    expect(Math.abs(result.costsPaid - expected.costsPaid)).toBeLessThan(tolerance);
    const inOrder = <T extends { readonly series: string; readonly entryTime: number }>(
      trades: readonly T[],
    ) => trades.toSorted((a, b) => a.entryTime - b.entryTime || a.series.localeCompare(b.series));
    const known = inOrder(expected.trades);
    expect(result.trades).toHaveLength(known.length);
    inOrder(result.trades).forEach(({ netReturn, weight, bars, isForced, ...rest }, i) => {
      const { netReturn: wanted, ...same } = known[i]!;
      expect(rest).toEqual(same);
      expect(Math.abs(netReturn - wanted)).toBeLessThan(tolerance);
    });
  }

  for (const example of golden.cases) {
    it(`gives the same equity, exposure, trades and costs to 1e-11: ${example.name}`, () => {
      const targets = portfolioTargets(panel.layout, up, example.rule);
      compare(simulatePortfolio(panel, targets, { commissionBp: example.costBp, slippageBp: 0 }), example);
    });
  }

  it('gives the same for holding all of them', () => {
    const held = holdAll(panel, { commissionBp: 4, slippageBp: 6 });
    compare(held, golden.held);
    expect(held.ended.map(({ series }) => series)).toContain('S3');
  });
});

describe('simulatePortfolio', () => {
  it('holds equal shares of the equity, set anew when a position joins', () => {
    const panel = panelOf([
      flatBars('A', { 0: 100, 1: 100, 2: 200, 3: 200 }),
      flatBars('B', { 0: 10, 1: 10, 2: 10, 3: 20 }),
    ]);
    const result = simulatePortfolio(panel, Int8Array.of(1, 1, 1, 1, 0, 1, 1, 1), free);
    // A alone doubles; then half goes into B, which doubles: 2 * (0.5 + 0.5 * 2).
    expect([...result.equity]).toEqual([1, 1, 2, 3]);
    expect([...result.position]).toEqual([0, 1, 1, 1]);
    expect(result.trades).toEqual([
      expect.objectContaining({
        series: 'A',
        direction: 'long',
        entryPrice: 100,
        exitPrice: 200,
        bars: 3,
        weight: 1,
        netReturn: 1,
      }),
      expect.objectContaining({
        series: 'B',
        entryTime: 2 * day,
        bars: 2,
        weight: 0.5,
        netReturn: 0.5,
        isForced: true,
      }),
    ]);
    // All of A, half of that sold and B bought for it, both closed at the end.
    expect(result.tradedMultiples).toBeCloseTo(1 + 0.5 + 0.5 + 1 / 3 + 2 / 3, 12);
  });

  it('is as large long as short where it is both', () => {
    const panel = panelOf([flatBars('A', { 0: 100, 1: 100, 2: 110 }), flatBars('B', { 0: 10, 1: 10, 2: 9 })]);
    const result = simulatePortfolio(panel, Int8Array.of(1, 1, 0, -1, -1, 0), free);
    expect(result.equity[2]).toBeCloseTo(1 + 0.5 * 0.1 + 0.5 * 0.1, 12);
    expect([...result.position]).toEqual([0, 0, 0]);
    expect([...result.gross]).toEqual([0, 1, 1]);
    expect(tradingFigures(result, 252).exposure).toBeCloseTo(2 / 3, 12);
  });

  it('keeps a position on dates without a bar, and trades it at the next one', () => {
    const panel = panelOf([
      flatBars('A', { 0: 100, 1: 100, 2: 100, 3: 100, 4: 100 }),
      flatBars('B', { 0: 10, 1: 10, 4: 30 }),
    ]);
    const wanted = { A: [0, 0, 0, 0, 0], B: [1, 0, 0] };
    const result = simulatePortfolio(panel, Int8Array.from([...wanted.A, ...wanted.B]), free);
    expect([...result.position]).toEqual([0, 1, 1, 1, 0]);
    expect([...result.equity]).toEqual([1, 1, 1, 1, 3]);
    expect(result.trades).toEqual([
      expect.objectContaining({ series: 'B', exitTime: 4 * day, exitPrice: 30, bars: 1, isForced: false }),
    ]);
    expect(result.ended).toEqual([]);
  });

  it('closes a series that ends at its last close, says so, and gives its money to the others', () => {
    const panel = panelOf([
      flatBars('A', { 0: 100, 1: 100, 2: 100, 3: 200 }),
      flatBars('B', { 0: 10, 1: 20 }),
    ]);
    const result = simulatePortfolio(panel, Int8Array.of(1, 1, 1, 1, 1, 1), free);
    expect(result.ended).toEqual([{ series: 'B', time: day }]);
    expect(result.trades[0]).toMatchObject({
      series: 'B',
      exitTime: day,
      exitPrice: 20,
      bars: 1,
      isForced: true,
    });
    expect([...result.gross]).toEqual([0, 1, 1, 1]);
    expect([...result.equity]).toEqual([1, 1, 1, 2]);
  });

  it('lets a position that cannot be traded keep its share, and the others share what it leaves', () => {
    const panel = panelOf([
      flatBars('A', { 0: 100, 1: 100, 2: 100, 3: 100 }),
      flatBars('B', { 0: 10, 1: 10, 3: 10 }),
      flatBars('C', { 0: 1, 1: 1, 2: 1, 3: 2 }),
    ]);
    const result = simulatePortfolio(panel, Int8Array.of(1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1), free);
    // On day 2 B keeps its half; A and C have a quarter each.
    expect(result.equity[3]).toBeCloseTo(0.5 + 0.25 + 0.25 * 2, 12);
    expect(result.trades.map(({ series, weight }) => [series, weight])).toEqual([
      ['B', 0.5],
      ['A', 0.5],
      ['C', 0.25],
    ]);
  });

  it('leaves room for the costs of what it buys, and charges every amount traded', () => {
    const panel = panelOf([
      flatBars('A', { 0: 100, 1: 100, 2: 100 }),
      flatBars('B', { 0: 10, 1: 10, 2: 10 }),
    ]);
    const result = simulatePortfolio(panel, new Int8Array(6).fill(1), { commissionBp: 60, slippageBp: 40 });
    expect(result.equity[1]).toBeCloseTo(1 / 1.01, 12);
    expect(result.equity[2]).toBeCloseTo(0.99 / 1.01, 12);
    expect(result.costsPaid).toBeCloseTo(0.02 / 1.01, 12);
    expect([...result.grossEquity]).toEqual([1, 1, 1]);
  });

  it('stops for good when shorts have lost everything', () => {
    const panel = panelOf([
      flatBars('A', { 0: 100, 1: 100, 2: 350, 3: 100 }),
      flatBars('B', { 0: 10, 1: 10, 2: 10, 3: 5 }),
    ]);
    const result = simulatePortfolio(panel, new Int8Array(8).fill(-1), { commissionBp: 2, slippageBp: 1 });
    expect([...result.equity.subarray(2)]).toEqual([0, 0]);
    expect(result.ruinedAt).toBe(2);
    expect(result.trades).toHaveLength(2);
    expect(result.trades[0]).toMatchObject({ series: 'A', netReturn: -1, exitPrice: 350 });
    expect([...result.position]).toEqual([0, -1, 0, 0]);
  });

  it('does nothing with no date, one date or an empty series', () => {
    const none = {
      layout: {
        names: ['A'],
        offsets: Int32Array.of(0, 0),
        date: new Int32Array(0),
        keys: new Float64Array(0),
      },
      series: panelOf([flatBars('A', {})]).series,
    };
    expect(simulatePortfolio(none, new Int8Array(0), free).equity).toHaveLength(0);
    const one = panelOf([flatBars('A', { 0: 1 }), flatBars('B', {})]);
    expect([...simulatePortfolio(one, Int8Array.of(1), free).equity]).toEqual([1]);
  });
});

describe('portfolioTargets', () => {
  const { layout } = panelOf(['A', 'B', 'C', 'D', 'E'].map((name) => flatBars(name, { 0: 1, 1: 1 })));
  /** Of date 0; nothing is known of date 1. */
  const upOf = (...known: readonly number[]) => Float64Array.from(known.flatMap((p) => [p, Number.NaN]));
  const chosen = (targets: Int8Array) => [...targets].filter((_, row) => row % 2 === 0);

  it('is long the highest and short as many of the lowest', () => {
    const up = upOf(0.5, 0.9, 0.2, 0.6, 0.1);
    expect(chosen(portfolioTargets(layout, up, { long: 0.6, short: 0.4, top: 2 }))).toEqual([
      0, 1, -1, 1, -1,
    ]);
    expect(chosen(portfolioTargets(layout, up, { long: 0.6, short: null, top: 2 }))).toEqual([0, 1, 0, 1, 0]);
    expect(
      [...portfolioTargets(layout, up, { long: 0.6, short: 0.4, top: 2 })].filter((_, row) => row % 2 === 1),
    ).toEqual([0, 0, 0, 0, 0]);
  });

  it('never takes a series on both sides, and none without a probability', () => {
    const up = upOf(0.5, Number.NaN, 0.2, 0.6, Number.NaN);
    expect(chosen(portfolioTargets(layout, up, { long: 0.6, short: 0.4, top: 10 }))).toEqual([
      0, 0, -1, 1, 0,
    ]);
    expect(chosen(portfolioTargets(layout, up, { long: 0.6, short: null, top: 10 }))).toEqual([
      1, 0, 1, 1, 0,
    ]);
  });

  it('takes all equals at the cut, and neither side where they are at both', () => {
    const rule = { long: 0.6, short: 0.4, top: 1 };
    const long = { ...rule, short: null };
    const up = upOf(0.7, 0.5, 0.7, 0.2, 0.5);
    expect(chosen(portfolioTargets(layout, up, rule))).toEqual([1, 0, 1, -1, 0]);
    const same = upOf(0.5, 0.5, 0.5, 0.5, 0.5);
    expect(chosen(portfolioTargets(layout, same, rule))).toEqual([0, 0, 0, 0, 0]);
    expect(chosen(portfolioTargets(layout, same, long))).toEqual([1, 1, 1, 1, 1]);
    expect(chosen(portfolioTargets(layout, upOf(1, 1, 1, 1, 0), rule))).toEqual([1, 1, 1, 1, -1]);
  });

  it('ranks by P(up) less P(down) where there is a third class', () => {
    const rule = { long: 0.6, short: null, top: 1 };
    const up = upOf(0.5, 0.4, 0.1, 0.1, 0.1);
    expect(chosen(portfolioTargets(layout, up, rule))).toEqual([1, 0, 0, 0, 0]);
    const down = upOf(0.45, 0.1, 0.1, 0.1, 0.1);
    expect(chosen(portfolioTargets(layout, up, rule, down))).toEqual([0, 1, 0, 0, 0]);
  });

  it('decides by the thresholds where no number is asked for', () => {
    const rule = { long: 0.6, short: 0.4, top: null };
    expect(chosen(portfolioTargets(layout, upOf(0.7, 0.5, 0.3, Number.NaN, 0.61), rule))).toEqual([
      1, 0, -1, 0, 1,
    ]);
  });
});
