import type { StoredBars } from '@core/bars';
import type { ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import { prepareDataset } from '@core/dataset/prepare';
import { createRandom } from '@core/random';
import { parseSpec } from '@core/spec/parse-spec';
import type { RunResult, Trade } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { dataOf, dataWithOtherFuture, sampleAuxiliary } from '../core/dataset/joined-data';
import { walkBars } from '../main/sample-bars';
import { insertSeries } from '../main/stored-series';
import { smallSpec, startServices, type TestApp } from '../main/test-services';

const length = 700;
/** Narrow thresholds, both sides, so that the small model trades often. */
const narrow = { decision: { long: 0.5, short: 0.49 } };
const returns = (loss: ExperimentSpec['training']['loss']) => ({
  ...narrow,
  label: { kind: 'return', horizon: 2, band: 20 },
  training: { ...smallSpec({ epochs: 3 }).training, loss },
});
const thirds = {
  label: { kind: 'movement', horizon: 2, band: 40 },
  decision: { long: 0.34, short: 0.66 },
};
const formulas = {
  ...narrow,
  features: [
    { kind: 'formula', formula: 'zscore(log(close / sma(close, 20)), 30)' },
    { kind: 'formula', formula: 'rank(natr(14), 50) - winsorise(pct(close, 1), 40, 0.05) * 20' },
  ],
  scaler: { kind: 'quantile' },
};
const joined = {
  ...narrow,
  data: { series: 'Walk', auxiliary: sampleAuxiliary },
  features: [
    { kind: 'spreadZscore', series: 'qqq', hedge: 'regression', period: 20 },
    { kind: 'seriesSurprise', series: 'mood', period: 10 },
    { kind: 'formula', formula: 'bookImbalance(book, 2) - zscore(vix, 20) + beta(close, spy_close, 30)' },
  ],
};
/** Columns that are said at the close of a bar, by whatever label and loss. */
const said = ['probability', 'probabilityDown', 'forecast', 'forecastLow', 'forecastHigh'] as const;
const traded = ['position', 'equity', 'drawdown', 'buyAndHold'] as const;

describe('law 1: changing every bar after t and every joined value that is not known by then, in a whole run', () => {
  it.each([
    ['the direction', 1, narrow],
    ['movements', 4, thirds],
    ['returns by squared error', 5, returns('squared')],
    ['returns as normal distributions', 6, returns('gaussian')],
    ['returns as quantiles', 7, returns('quantile')],
    ['the direction from formulas, scaled by quantiles', 8, formulas],
    ['the direction from prices, volatility, mood and an order book', 9, joined],
  ])(
    'moves no feature, weight, prediction or trade at or before t: a model of %s (draw %i)',
    async (_, draw, changes) => {
      const bars = walkBars(length, draw);
      const spec = parseSpec({ ...smallSpec({ epochs: 3 }), ...changes });
      const data = dataOf(bars, draw);
      const { rows } = prepareDataset(spec, data);
      const random = createRandom(draw, 'cut');
      // A bar inside the test period, so that both runs learn from the same past.
      const t = Number(rows.test[20 + random.int(rows.test.length - 40)]);
      const app = await startServices();
      const past = await runOn(app, 'Past', data, spec);
      const otherData = dataWithOtherFuture(bars, draw, { last: t, otherBars: changeAfter(bars, t, draw) });
      const other = await runOn(app, 'Other future', otherData, spec);

      expect(other.weightsHash).toBe(past.weightsHash);
      const until = past.result.time.indexOf(Number(bars.time[t])) + 1;
      expect(until).toBeGreaterThan(0);
      for (const name of [...said, ...traded]) {
        expect(other.result[name]?.subarray(0, until), name).toEqual(past.result[name]?.subarray(0, until));
      }
      const decided = Math.max(0, until - spec.label.horizon);
      for (const name of ['label', 'outcome'] as const) {
        expect(other.result[name]?.subarray(0, decided)).toEqual(past.result[name]?.subarray(0, decided));
      }
      const settled = (trades: readonly Trade[]) =>
        trades.filter((trade) => trade.exitTime <= Number(bars.time[t]));
      expect(settled(past.result.trades).length).toBeGreaterThan(0);
      expect(settled(other.result.trades)).toEqual(settled(past.result.trades));
      // The change was felt: what comes after t is another world.
      for (const name of said) {
        const after = past.result[name]?.subarray(until);
        if (after) expect(other.result[name]?.subarray(until), name).not.toEqual(after);
      }
      expect(other.result.equity.at(-1)).not.toBe(past.result.equity.at(-1));
    },
  );

  it('moves no feature at or before t', () => {
    const bars = walkBars(length);
    const spec = parseSpec({ ...smallSpec(), ...joined });
    const t = 650;
    const cells = (t + 1) * spec.features.length;
    const past = prepareDataset(spec, dataOf(bars, 9)).matrix;
    const otherData = dataWithOtherFuture(bars, 9, { last: t, otherBars: changeAfter(bars, t, 9) });
    const other = prepareDataset(spec, otherData).matrix;
    expect(other.subarray(0, cells)).toEqual(past.subarray(0, cells));
    expect(other.subarray(cells)).not.toEqual(past.subarray(cells));
  });
});

async function runOn(
  { services }: TestApp,
  name: string,
  data: ExperimentData,
  spec: ExperimentSpec,
): Promise<{ weightsHash: string | null; result: RunResult }> {
  const { db } = services.session.workspace();
  const insert = (of: string, { data: held, intervalMs }: SourceSeries): string => {
    const called = `${name} ${of}`;
    const series = { name: called, source: 'walk.csv', intervalMs, dataHash: called, warnings: [] };
    return insertSeries(db, series, held, Date.now()).name;
  };
  const auxiliary = spec.data.auxiliary.flatMap((one) => {
    const source = data.auxiliary.get(one.name);
    return source === undefined ? [] : [{ ...one, series: insert(one.name, source) }];
  });
  const series = insert('bars', data.series);
  const { id } = services.runs.startSpec({ ...spec, data: { ...spec.data, series, auxiliary } });
  await services.session.queue().idle();
  expect(services.runs.get(id).problem).toBeNull();
  return { weightsHash: services.runs.get(id).weightsHash, result: services.runs.result(id, 'test') };
}

/** The same bars up to t, and after it prices and volumes of another world at the same times. */
function changeAfter(bars: StoredBars, t: number, seed: number): StoredBars {
  const other = walkBars(length, seed + 1000);
  const mix = (mine: Float64Array, its: Float64Array, scale: number) =>
    mine.map((value, bar) => (bar <= t ? value : Number(its[bar]) * scale));
  return {
    time: bars.time,
    open: mix(bars.open, other.open, 3),
    high: mix(bars.high, other.high, 3),
    low: mix(bars.low, other.low, 3),
    close: mix(bars.close, other.close, 3),
    volume: mix(bars.volume, other.volume, 7),
    adjustedClose: null,
  };
}
