import { sliceBars } from '@core/bars';
import { equalWeightIndex } from '@core/dataset/panel/equal-weight-index';
import { layOut } from '@core/dataset/panel/layout';
import type { PanelBars } from '@core/dataset/panel/panel-bars';
import { evaluateRun as evaluate } from '@core/evaluation/evaluate';
import type { SplitPredictions } from '@core/evaluation/split-predictions';
import { tradedOf } from '@core/evaluation/traded';
import { runMetrics, runResult, type SplitName } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../../main/sample-bars';
import { directionTerms, judgedBy } from './judging';

const dates = 60;
/** B begins on date 5, C ends after date 55. */
const series = [
  walkBars(dates, 1),
  sliceBars(walkBars(dates, 2), 5, dates),
  sliceBars(walkBars(dates, 3), 0, 56),
];
const laidOut = layOut(series.map(({ time }, s) => ({ name: 'ABC'[s]!, keys: time })));
if (!laidOut.ok) throw new Error(laidOut.faults[0]!.message);
const { layout } = laidOut;
const panel = { layout, series };
const bars = equalWeightIndex(panel);

/** 1 where the next close of the row's own series is higher, 0 where it is not, NaN at its last. */
const rises = Float64Array.from(layout.date, (_, row) => {
  const s = [1, 2, 3].findIndex((next) => row < layout.offsets[next]!);
  const { close } = series[s]!;
  const t = row - layout.offsets[s]!;
  return t + 1 < close.length ? Number(close[t + 1]! > close[t]!) : Number.NaN;
});

function predictions(from: number, to: number, says: (row: number) => number): SplitPredictions {
  const rows = Int32Array.from(
    [...layout.date.keys()].filter((row) => layout.date[row]! >= from && layout.date[row]! < to),
  ).sort((a, b) => layout.date[a]! - layout.date[b]! || a - b);
  return {
    rows,
    probability: Float64Array.from(rows, says),
    probabilityDown: null,
    forecast: null,
    label: Float64Array.from(rows, (row) => rises[row]!),
    outcome: null,
  };
}

const splitsBy = (says: (row: number) => number): Record<SplitName, SplitPredictions> => ({
  train: predictions(0, 30, says),
  validation: predictions(32, 44, says),
  test: predictions(45, 60, says),
});

const knows = (row: number) => (Number.isNaN(rises[row]!) ? 0.5 : 0.2 + 0.6 * rises[row]!);
const terms = {
  bars,
  panel,
  horizon: 1,
  decision: { long: 0.6, short: 0.4, top: null as number | null },
  costs: { commissionBp: 2, slippageBp: 1 },
};

function evaluateRun(
  asked: Omit<typeof terms, 'panel'> & { readonly panel: PanelBars | null },
  splits: Record<SplitName, SplitPredictions>,
) {
  const { decision } = asked;
  const common = directionTerms(asked.bars, asked.horizon, asked.costs);
  const traded = tradedOf(asked.bars, asked.panel);
  const judged = { ...common, traded, layout: traded.layout, top: decision.top, came: rises };
  return evaluate(judged, judgedBy(decision, splits), false);
}

describe('evaluateRun of a panel', () => {
  const { metrics, results, warnings } = evaluateRun(terms, splitsBy(knows));

  it('gives metrics of all rows and a result by date that fulfil the contract', () => {
    expect(runMetrics.parse(metrics)).toEqual(metrics);
    for (const split of ['train', 'validation', 'test'] as const)
      expect(runResult.parse(results[split])).toEqual(results[split]);
    expect(metrics.test.accuracy).toBe(1);
    // 15 dates, A and B without their last bar, C without its last four dates and bar.
    expect(metrics.test.rows).toBe(14 + 14 + 10);
    expect([metrics.test.firstTime, metrics.test.lastTime]).toEqual([bars.time[45], bars.time[58]]);
  });

  it('lays a split over its dates, with the index for bars and means over the series of a date', () => {
    const { test, train } = results;
    expect(test.time).toEqual(bars.time.slice(45));
    expect(test.close).toEqual(bars.close.slice(45));
    expect([train.time[0], train.time.at(-1)]).toEqual([bars.time[0], bars.time[30]]);
    const first = [...layout.date.keys()].filter((row) => layout.date[row] === 45);
    expect(first).toHaveLength(3);
    const mean = first.reduce((sum, row) => sum + knows(row), 0) / 3;
    expect(test.probability[0]).toBeCloseTo(mean, 12);
    expect(test.gross!.slice(1, 10).every((gross) => gross === 0 || Math.abs(gross - 1) < 1e-12)).toBe(true);
  });

  it('trades the series by name as one account, beside holding all of them', () => {
    const { test } = results;
    expect(new Set(test.trades.map((trade) => trade.series))).toEqual(new Set(['A', 'B', 'C']));
    expect(metrics.test.trading.trades).toBe(test.trades.length);
    expect(test.equity.at(-1)! - 1).toBeCloseTo(metrics.test.trading.totalReturn!, 12);
    expect(test.buyAndHold.at(-1)! - 1).toBeCloseTo(metrics.test.buyAndHold.totalReturn!, 12);
    expect(metrics.test.buyAndHold.trades).toBe(3);
  });

  it('holds as many long as short where the best and worst are taken', () => {
    const best = evaluateRun(
      { ...terms, decision: { ...terms.decision, top: 1 } },
      splitsBy((row) => Number(rises[row] === 1) + (row % 97) / 1000),
    );
    const { position, gross } = best.results.test;
    // Chosen on its last date, C cannot be filled on the next, which nobody knew.
    expect(position.findIndex((net) => Math.abs(net) > 1e-12)).toBe(56 - 45);
    expect(position.filter((net) => Math.abs(net) > 1e-12)).toHaveLength(1);
    expect(gross!.slice(1).every((size) => Math.abs(size - 1) < 1e-12)).toBe(true);
    expect(best.metrics.test.trading.exposure).toBeGreaterThan(0.9);
  });

  it('says which positions ended with their series', () => {
    const held = evaluateRun(
      terms,
      splitsBy(() => 0.9),
    );
    expect(held.warnings).toEqual([
      expect.stringMatching(
        /^Positions in series that end .* at their last close: C on 2000-02-27\. If they were delisted/,
      ),
    ]);
    expect(warnings.length).toBeLessThanOrEqual(1);
  });

  it('takes rows of a split in any order', () => {
    const shuffled = splitsBy(knows);
    const back = shuffled.test.rows.toReversed();
    const again = {
      ...shuffled,
      test: {
        ...shuffled.test,
        rows: back,
        probability: shuffled.test.probability.toReversed(),
        label: shuffled.test.label.toReversed(),
      },
    };
    const other = evaluateRun(terms, again);
    expect(other.results.test.equity).toEqual(results.test.equity);
    expect(other.metrics.test.trading).toEqual(metrics.test.trading);
  });
});
