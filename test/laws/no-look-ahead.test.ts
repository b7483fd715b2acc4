import type { StoredBars } from '@core/bars';
import { prepareDataset } from '@core/dataset/prepare';
import { createRandom } from '@core/random';
import { insertSeries } from '@main/storage/series';
import type { RunResult, Trade } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../main/sample-bars';
import { smallSpec, startServices, type TestApp } from '../main/test-services';

const length = 700;
/** Narrow thresholds, both sides, so that the small model trades often. */
const decision = { long: 0.5, short: 0.49 };

describe('law 1: changing every bar after t, in a whole run', () => {
  it.each([1, 2, 3])(
    'moves no feature, weight, prediction or trade at or before t (draw %i)',
    async (draw) => {
      const bars = walkBars(length, draw);
      const spec = { ...smallSpec({ epochs: 3 }), decision };
      const { rows } = prepareDataset(spec, bars);
      const random = createRandom(draw, 'cut');
      // A bar inside the test period, so that both runs learn from the same past.
      const t = Number(rows.test[20 + random.int(rows.test.length - 40)]);
      const app = await startServices();
      const past = await runOn(app, 'Past', bars, spec);
      const other = await runOn(app, 'Other future', changeAfter(bars, t, draw), spec);

      expect(other.weightsHash).toBe(past.weightsHash);
      const until = past.result.time.indexOf(Number(bars.time[t])) + 1;
      expect(until).toBeGreaterThan(0);
      for (const name of ['probability', 'position', 'equity', 'drawdown', 'buyAndHold'] as const) {
        expect(other.result[name].subarray(0, until), name).toEqual(past.result[name].subarray(0, until));
      }
      const settled = (trades: readonly Trade[]) =>
        trades.filter((trade) => trade.exitTime <= Number(bars.time[t]));
      expect(settled(past.result.trades).length).toBeGreaterThan(0);
      expect(settled(other.result.trades)).toEqual(settled(past.result.trades));
      // The change was felt: what comes after t is another world.
      expect(other.result.probability.subarray(until)).not.toEqual(past.result.probability.subarray(until));
      expect(other.result.equity.at(-1)).not.toBe(past.result.equity.at(-1));
    },
  );

  it('moves no feature at or before t', () => {
    const bars = walkBars(length);
    const spec = smallSpec();
    const t = 650;
    const width = spec.features.length;
    const past = prepareDataset(spec, bars).raw.subarray(0, (t + 1) * width);
    expect(prepareDataset(spec, changeAfter(bars, t, 9)).raw.subarray(0, (t + 1) * width)).toEqual(past);
  });
});

async function runOn(
  { services }: TestApp,
  name: string,
  bars: StoredBars,
  spec: ExperimentSpec,
): Promise<{ weightsHash: string | null; result: RunResult }> {
  const series = { name, source: 'walk.csv', intervalMs: 86_400_000, dataHash: name, warnings: [] };
  insertSeries(services.session.workspace().db, series, bars, Date.now());
  const { id } = services.runs.startSpec({ ...spec, data: { ...spec.data, series: name } });
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
