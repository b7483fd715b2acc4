import { accountIntervals, meanIntervals, resamplesOf, rowIntervals } from '@core/evaluation/intervals';
import { rowLosses } from '@core/evaluation/row-losses';
import type { SplitPredictions } from '@core/evaluation/split-predictions';
import { createRandom } from '@core/random';
import { bootstrapInterval } from '@core/stats/bootstrap/interval';
import { normalQuantile } from '@core/stats/normal-quantile';
import { mean, sampleDeviation, sharpe } from '@core/stats/returns';
import { describe, expect, it } from 'vitest';

const random = createRandom(7, 'intervals');
const count = 600;
const rows = Int32Array.from({ length: count }, (_, i) => i);
const label = Float64Array.from(rows, () => random.int(2));
const said: SplitPredictions = {
  rows,
  probability: label.map((up) =>
    Math.min(0.95, Math.max(0.05, 0.5 + 0.1 * (up - 0.5) + 0.15 * random.normal())),
  ),
  probabilityDown: null,
  forecast: null,
  label,
  outcome: null,
};

describe('intervals of figures over rows', () => {
  const found = rowIntervals(rowLosses(said), rows, 1);

  it('are there for every figure that the label has', () => {
    expect(Object.keys(found)).toEqual(['logLoss', 'accuracy', 'brier', 'rocAuc']);
  });

  it('of independent rows are about as wide as the normal approximation says', () => {
    const right = said.probability.map((p, i) => (p > 0.5 === (label[i] === 1) ? 1 : 0));
    const share = mean(right);
    const reach = normalQuantile(0.975) * Math.sqrt((share * (1 - share)) / count);
    expect(found.accuracy!.low).toBeCloseTo(share - reach, 1.5);
    expect(found.accuracy!.high).toBeCloseTo(share + reach, 1.5);
    expect(found.accuracy!.high! - found.accuracy!.low!).toBeGreaterThan(1.6 * reach);
    expect(found.accuracy!.high! - found.accuracy!.low!).toBeLessThan(2.4 * reach);
  });

  it('are wider where the rows of a moment stand and fall together', () => {
    // Forty moments of fifteen rows each that are all right or all wrong.
    const moments = rows.map((row) => Math.floor(row / 15));
    const alike = {
      ...said,
      probability: label.map((up, i) => ((moments[i]! * 7) % 5 < 3 ? 0.1 + 0.8 * up : 0.9 - 0.8 * up)),
    };
    const width = ({ accuracy }: ReturnType<typeof rowIntervals>) => accuracy!.high! - accuracy!.low!;
    const alone = rowIntervals(
      rowLosses(alike),
      rows.map((row) => (row * 277) % count),
      1,
    );
    expect(width(rowIntervals(rowLosses(alike), moments, 1))).toBeGreaterThan(1.5 * width(alone));
  });

  it('are wider where neighbours are alike, and where labels are said to overlap', () => {
    const runs = label.map((up, i) => (Math.floor(i / 30) % 3 > 0 ? 0.1 + 0.8 * up : 0.9 - 0.8 * up));
    const width = (probability: Float64Array, horizon: number) => {
      const { accuracy } = rowIntervals(rowLosses({ ...said, probability }), rows, horizon);
      return accuracy!.high! - accuracy!.low!;
    };
    const mixed = label.map((up) => (random.next() < 2 / 3 ? 0.1 + 0.8 * up : 0.9 - 0.8 * up));
    expect(width(runs, 1)).toBeGreaterThan(2 * width(mixed, 1));
    expect(width(said.probability, 100)).not.toBe(width(said.probability, 1));
  });

  it('do not depend on the order in which rows come', () => {
    const turned = {
      ...said,
      rows: rows.toReversed(),
      probability: said.probability.toReversed(),
      label: label.toReversed(),
    };
    const other = rowIntervals(rowLosses(turned), rows.toReversed(), 1);
    for (const path of Object.keys(found)) expect(other[path]!.low).toBeCloseTo(found[path]!.low!, 12);
  });

  it('leave out what is not known, and are null of one class alone', () => {
    const oneClass = { ...said, label: label.map((_, i) => (i < 5 ? NaN : 1)) };
    const { rocAuc, accuracy } = rowIntervals(rowLosses(oneClass), rows, 1);
    expect(rocAuc).toEqual({ low: null, high: null });
    expect(accuracy!.low).toBeGreaterThan(0);
  });

  it('are of forecasts where the label is a number, and of three classes where it has them', () => {
    const outcome = label.map((up) => up + random.normal());
    const forecast = { kind: 'point', centre: said.probability } as const;
    const errors = rowIntervals(rowLosses({ ...said, forecast, outcome }), rows, 3);
    const rmse = Math.sqrt(mean(outcome.map((value, i) => (value - said.probability[i]!) ** 2)));
    expect(errors['forecast.rmse']!.low).toBeLessThan(rmse);
    expect(errors['forecast.rmse']!.high).toBeGreaterThan(rmse);
    expect(errors['forecast.rmse']!.high! / errors['forecast.rmse']!.low!).toBeLessThan(1.3);
    const three = {
      ...said,
      probabilityDown: said.probability.map((p) => (1 - p) / 2),
      outcome: label.map((up) => 2 * up),
    };
    expect(Object.keys(rowIntervals(rowLosses(three), rows, 1))).toContain('movement.accuracy');
  });
});

describe('intervals of an account', () => {
  const returns = Float64Array.from({ length: 400 }, () => 0.0005 + 0.01 * random.normal());

  it('are those of the Sharpe ratio and the total return of resampled returns', () => {
    const found = accountIntervals(returns, 252);
    const plan = {
      blocks: { kind: 'stationary', length: 1 },
      resamples: 1000,
      level: 0.95,
      seed: 3,
    } as const;
    const pick = (places: Int32Array) => Float64Array.from(places, (place) => returns[place]!);
    const ratio = bootstrapInterval(400, (places) => sharpe(pick(places), 252), plan);
    const total = bootstrapInterval(
      400,
      (places) => pick(places).reduce((all, r) => all * (1 + r), 1) - 1,
      plan,
    );
    // Other resamples, so equal but for chance: a sixth of the width.
    const near = (one: number | null, other: number, width: number) =>
      expect(Math.abs(one! - other)).toBeLessThan(width / 6);
    near(found['trading.sharpe']!.low, ratio.low, ratio.high - ratio.low);
    near(found['trading.sharpe']!.high, ratio.high, ratio.high - ratio.low);
    near(found['trading.totalReturn']!.low, total.low, total.high - total.low);
    near(found['trading.totalReturn']!.high, total.high, total.high - total.low);
  });

  it('have no Sharpe ratio where nothing moves, and end at -1 where all may be lost', () => {
    const flat = accountIntervals(new Float64Array(50), 252);
    expect(flat['trading.sharpe']).toEqual({ low: null, high: null });
    expect(flat['trading.totalReturn']).toEqual({ low: 0, high: 0 });
    const ruined = returns.slice();
    ruined[100] = -1;
    const { low, high } = accountIntervals(ruined, 252)['trading.totalReturn']!;
    expect(low).toBe(-1);
    expect(high).toBeGreaterThan(-1);
  });

  it('of several accounts are of the same resamples', () => {
    const [one, double] = meanIntervals([returns, returns.map((value) => 2 * value)]);
    expect(double!.low).toBeCloseTo(2 * one!.low, 14);
    const reach = (normalQuantile(0.975) * sampleDeviation(returns)) / 20;
    expect((one!.high - one!.low) / 2).toBeGreaterThan(0.7 * reach);
    expect((one!.high - one!.low) / 2).toBeLessThan(1.3 * reach);
  });
});

describe('resamples', () => {
  it('are 1,000 of ordinary data, fewer of long ones and never below 200', () => {
    expect([0, 800, 5000, 20_000, 1e6].map(resamplesOf)).toEqual([1000, 1000, 1000, 250, 200]);
  });
});
