import { evaluateRun as evaluate } from '@core/evaluation/evaluate';
import type { SplitPredictions } from '@core/evaluation/split-predictions';
import type { SplitName } from '@shared/runs';
import { runMetrics, runResult } from '@shared/runs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionTerms, judgedBy } from './judging';

const count = 60;
const day = 86_400_000;

function makeBars(close: (bar: number) => number) {
  const closes = Float64Array.from({ length: count }, (_, bar) => close(bar));
  return {
    time: Float64Array.from({ length: count }, (_, bar) => bar * day),
    open: closes.map((value) => value * 1.001),
    high: closes.map((value) => value * 1.01),
    low: closes.map((value) => value * 0.99),
    close: closes,
    volume: closes.map(() => 1000),
  };
}

const wave = makeBars((bar) => 100 + 10 * Math.sin(bar));
const terms = {
  bars: wave,
  horizon: 1,
  decision: { long: 0.6, short: 0.4 },
  costs: { commissionBp: 2, slippageBp: 1 },
};

function evaluateRun(
  { bars, horizon, decision, costs }: typeof terms,
  splits: Record<SplitName, SplitPredictions>,
) {
  return evaluate(directionTerms(bars, horizon, costs), judgedBy(decision, splits), false);
}

function predict(
  start: number,
  end: number,
  probability: (bar: number) => number,
  bars = wave,
): SplitPredictions {
  const rows = Int32Array.from({ length: end - start }, (_, i) => start + i);
  return {
    rows,
    probability: Float64Array.from(rows, probability),
    probabilityDown: null,
    forecast: null,
    label: Float64Array.from(rows, (bar) => (bars.close[bar + 1]! > bars.close[bar]! ? 1 : 0)),
    outcome: null,
  };
}

/** A model that knows the answer, so that every figure has a value. */
const oracle = (bar: number) => (wave.close[bar + 1]! > wave.close[bar]! ? 0.9 : 0.1);
const splits: Record<SplitName, SplitPredictions> = {
  train: predict(0, 30, oracle),
  validation: predict(32, 44, oracle),
  test: predict(45, 59, oracle),
};

describe('evaluateRun', () => {
  it('gives metrics and results that fulfil the contract', () => {
    const { metrics, results, warnings } = evaluateRun(terms, splits);
    expect(runMetrics.parse(metrics)).toEqual(metrics);
    for (const split of ['train', 'validation', 'test'] as const) {
      expect(runResult.parse(results[split])).toEqual(results[split]);
      expect(results[split].low).toEqual(
        wave.low.slice(splits[split].rows[0], splits[split].rows.at(-1)! + 2),
      );
      expect(metrics[split].accuracy).toBe(1);
      expect(metrics[split].rows).toBe(splits[split].rows.length);
      expect(metrics[split].trading.trades).toBe(results[split].trades.length);
    }
    expect(warnings).toEqual([]);
  });

  it('lays a split over its own bars and the one in which its last signal is filled', () => {
    const { results } = evaluateRun(terms, splits);
    expect([results.train.time[0], results.train.time.at(-1)]).toEqual([0, 30 * day]);
    expect([results.validation.time[0], results.validation.time.at(-1)]).toEqual([32 * day, 44 * day]);
    expect([results.test.time[0], results.test.time.at(-1)]).toEqual([45 * day, 59 * day]);
    expect(results.test.probability.at(-1)).toBeNaN();
    expect(results.test.position[0]).toBe(0);
    expect(results.test.position.at(-1)).not.toBe(0);
  });

  it('never lets a split trade in the bars of the next', () => {
    const touching = { ...splits, train: predict(0, 32, oracle) };
    expect(evaluateRun({ ...terms, horizon: 5 }, touching).results.train.time.at(-1)).toBe(31 * day);
  });

  it('starts every split flat with an account of 1', () => {
    const { results } = evaluateRun(terms, splits);
    for (const { equity, position, buyAndHold } of Object.values(results)) {
      expect([equity[0], position[0], buyAndHold[0]]).toEqual([1, 0, 1]);
    }
  });

  it('gives always-up the share of ups in the training rows as its probability', () => {
    const { metrics } = evaluateRun(terms, splits);
    const q = metrics.train.upShare!;
    const p = metrics.test.upShare!;
    expect(metrics.test.alwaysUp.accuracy).toBeCloseTo(p, 14);
    expect(metrics.test.alwaysUp.logLoss).toBeCloseTo(-(p * Math.log(q) + (1 - p) * Math.log(1 - q)), 12);
  });

  it("annualises by the data's own bars a year, whole series and every split alike", () => {
    const hourly = { ...wave, time: wave.time.map((time) => time / 24) };
    const ofDays = evaluateRun(terms, splits).metrics;
    const ofHours = evaluateRun({ ...terms, bars: hourly }, splits).metrics;
    // Round the clock, as the made-up bars are: 365.25 days a year.
    const { trading } = ofDays.test;
    const years = 14 / 365.25;
    expect(trading.cagr).toBeCloseTo((1 + trading.totalReturn!) ** (1 / years) - 1, 6);
    for (const split of ['train', 'validation', 'test'] as const) {
      for (const kind of ['trading', 'buyAndHold'] as const) {
        const [slow, fast] = [ofDays[split][kind], ofHours[split][kind]];
        expect(fast.sharpe! / slow.sharpe!, split).toBeCloseTo(Math.sqrt(24), 9);
        expect(fast.turnover! / slow.turnover!, split).toBeCloseTo(24, 9);
        expect(fast.totalReturn).toBe(slow.totalReturn);
      }
    }
  });

  it('has neither forecast nor movement where the label is the direction', () => {
    const { metrics, results } = evaluateRun(terms, splits);
    expect([metrics.test.forecast, metrics.test.movement]).toEqual([null, null]);
    const { probabilityDown, outcome, forecast, forecastLow, forecastHigh } = results.test;
    expect({ probabilityDown, outcome, forecast, forecastLow, forecastHigh }).toEqual({
      probabilityDown: null,
      outcome: null,
      forecast: null,
      forecastLow: null,
      forecastHigh: null,
    });
  });

  it('has null where a figure is undefined: nothing traded, up never said', () => {
    const shy = { ...splits, test: predict(45, 59, () => 0.45) };
    const { test } = evaluateRun(terms, shy).metrics;
    expect(test.precision).toBeNull();
    expect(test.trading).toMatchObject({
      sharpe: null,
      winRate: null,
      trades: 0,
      totalReturn: 0,
      volatility: 0,
    });
    expect(test.buyAndHold.trades).toBe(1);
  });

  it('says so when a short account is ruined', () => {
    const rocket = makeBars((bar) => 1.3 ** bar);
    const short = (start: number, end: number) => predict(start, end, () => 0.1, rocket);
    const { warnings, metrics } = evaluateRun(
      { ...terms, bars: rocket },
      { train: short(0, 30), validation: short(32, 44), test: short(45, 59) },
    );
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatch(/^The account of the training split lost everything on 1970-01-\d\d/);
    expect(metrics.test.trading.totalReturn).toBe(-1);
    expect(metrics.test.trading.cagr).toBe(-1);
  });

  it('refuses a split without rows in a sentence', () => {
    expect(() => evaluateRun(terms, { ...splits, test: predict(45, 45, oracle) })).toThrow(
      /The test split has no rows/,
    );
  });

  it('moves nothing at or before a bar when all later prices and probabilities change (law 1)', () => {
    const factor = fc.double({ min: 0.2, max: 5, noNaN: true });
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    const { test: before } = evaluateRun(terms, splits).results;
    fc.assert(
      fc.property(fc.integer({ min: 45, max: 57 }), factor, probability, (t, scale, p) => {
        const later = (column: Float64Array) => column.map((value, bar) => (bar > t ? value * scale : value));
        const bars = { ...wave, open: later(wave.open), close: later(wave.close) };
        const test = {
          ...splits.test,
          probability: splits.test.probability.map((q, i) => (45 + i > t ? p : q)),
        };
        const after = evaluateRun({ ...terms, bars }, { ...splits, test }).results.test;
        for (const key of ['probability', 'position', 'equity', 'buyAndHold', 'drawdown'] as const) {
          expect(after[key].slice(0, t - 44)).toEqual(before[key].slice(0, t - 44));
        }
        const known = (trades: typeof after.trades) => trades.filter(({ exitTime }) => exitTime <= t * day);
        expect(known(after.trades)).toEqual(known(before.trades));
      }),
    );
  });
});
