import type { StoredBars } from '@core/bars';
import { createRandom } from '@core/random';
import { parseSpec } from '@core/spec/parse-spec';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { smallSpec, startServices, type TestApp } from '../test-services';

const names = ['A', 'B', 'C', 'D', 'E'];
const dates = 420;

/** Closes that tend to take back half of what they gained on the others the day before; C begins late and E ends early. */
function reversingPanel(seed: number, volatility = 0.01): readonly StoredBars[] {
  const random = createRandom(seed, 'reversal');
  let last = names.map(() => 0);
  const moves = Array.from({ length: dates }, () => {
    const mean = last.reduce((sum, move) => sum + move, 0) / names.length;
    last = last.map((move) => -0.6 * (move - mean) + volatility * random.normal());
    return last;
  });
  return names.map((name, s) => {
    const { time } = walkBars(dates);
    let price = 50 + 10 * s;
    const close = Float64Array.from(moves, (day) => (price *= Math.exp(day[s]!)));
    // Opened where it closed, so that what a signal says is there to be earned.
    const open = close.map((value, t) => close[t - 1] ?? value);
    const high = close.map((value, t) => Math.max(value, open[t]!) * 1.001);
    const low = close.map((value, t) => Math.min(value, open[t]!) * 0.999);
    const volume = close.map(() => 1000);
    const part = (column: Float64Array) =>
      column.slice(name === 'C' ? 60 : 0, name === 'E' ? dates - 40 : dates);
    const columns = { time, open, high, low, close, volume };
    return { ...columns, ...mapColumns(columns, part), adjustedClose: null };
  });
}

function mapColumns<T extends Record<string, Float64Array>>(
  columns: T,
  by: (column: Float64Array) => Float64Array,
) {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, by(column)]));
}

function store({ services }: TestApp, panel: readonly StoredBars[], prefix = ''): void {
  panel.forEach((bars, s) => {
    const name = `${prefix}${names[s]}`;
    const series = { name, source: `${name}.csv`, intervalMs: 86_400_000, dataHash: `${name}`, warnings: [] };
    insertSeries(services.session.workspace().db, series, { kind: 'bars', bars }, Date.now());
  });
}

function panelSpec(changes: Readonly<Record<string, unknown>> = {}, prefix = ''): ExperimentSpec {
  const [series, ...panel] = names.map((name) => `${prefix}${name}`);
  return parseSpec({
    ...smallSpec({ epochs: 2, learningRate: 0.01 }),
    data: { series, panel },
    features: [{ kind: 'return', period: 1 }],
    window: { lookback: 3 },
    label: { kind: 'aboveMedian' },
    split: {
      kind: 'walkForward',
      window: 'expanding',
      length: 240,
      retrain: { every: 60, unit: 'bars' },
    },
    decision: { long: 0.5, short: 0.5, top: 1 },
    device: 'native',
    ...changes,
  });
}

async function run({ services }: TestApp, spec: ExperimentSpec) {
  const { id } = services.runs.startSpec(spec);
  await services.session.queue().idle();
  const run = services.runs.get(id);
  expect(run.problem).toBeNull();
  return { run, result: services.runs.result(id, 'test'), report: services.runs.report(id) };
}

describe('a run on a panel', () => {
  it('learns of all series which beats the others, date by date, and trades the best against the worst', async () => {
    const app = await startServices();
    store(app, reversingPanel(1));
    const { training } = smallSpec({ epochs: 8, learningRate: 0.01 });
    const { run: done, result, report } = await run(app, panelSpec({ training }));
    const { test } = done.metrics!;
    // Nine tenths of what moves tomorrow's rank is today's move: far from chance on some 700 rows.
    expect(test.accuracy).toBeGreaterThan(0.6);
    expect(test.information!.rankIc).toBeGreaterThan(0.2);
    expect(test.trading.grossTotalReturn!).toBeGreaterThan(0.2);
    expect(report!.folds).toHaveLength(3);
    expect(report!.folds.every(({ flaw }) => flaw === null)).toBe(true);

    // One value a date, from the first test date to the last bar.
    expect(result.time).toEqual(walkBars(dates).time.slice(-result.time.length));
    expect(result.time.length).toBeGreaterThan(160);
    expect(result.close[0]).not.toBe(100);
    expect(new Set(result.trades.map(({ series }) => series))).toEqual(new Set(names));
    expect(result.gross!.slice(1).every((gross) => Math.abs(gross - 1) < 1e-9)).toBe(true);
    const neutral = result.position.filter((net) => Math.abs(net) < 1e-9);
    expect(neutral.length).toBeGreaterThanOrEqual(result.position.length - 1);
    expect(done.warnings.join(' ')).not.toMatch(/^E /);
  });

  it('moves no prediction or trade at or before t when every bar of every series after t changes (law 1)', async () => {
    const app = await startServices();
    const past = reversingPanel(2);
    const other = reversingPanel(3, 0.03);
    const last = Number(past[0]!.time[330]);
    store(app, past);
    store(
      app,
      past.map((bars, s) => mixed(bars, other[s]!, last)),
      'other ',
    );
    // One fold, so that the same model speaks of both futures.
    const split = { kind: 'chronological', train: 0.5, validation: 0.15, test: 0.35 };
    const one = await run(app, panelSpec({ split }));
    const two = await run(app, panelSpec({ split }, 'other '));
    expect(two.run.weightsHash).toBe(one.run.weightsHash);
    expect(two.run.dataHash).not.toBe(one.run.dataHash);
    const until = one.result.time.indexOf(last) + 1;
    expect(until).toBeGreaterThan(20);
    for (const name of ['probability', 'position', 'gross', 'equity', 'buyAndHold', 'close'] as const)
      expect(two.result[name]!.subarray(0, until), name).toEqual(one.result[name]!.subarray(0, until));
    const settled = (result: typeof one.result) =>
      result.trades
        .filter(({ exitTime }) => exitTime <= last)
        .map((trade) => ({ ...trade, series: trade.series!.replace('other ', '') }));
    expect(settled(one.result).length).toBeGreaterThan(10);
    expect(settled(two.result)).toEqual(settled(one.result));
    expect(two.result.probability.subarray(until)).not.toEqual(one.result.probability.subarray(until));
  });

  it('gives the same bits when it is run again, and others when a series is left out', async () => {
    const app = await startServices();
    store(app, reversingPanel(4));
    const spec = panelSpec({ split: { kind: 'chronological' }, decision: { long: 0.52, short: 0.48 } });
    const [one, two] = [await run(app, spec), await run(app, spec)];
    expect(two.run.weightsHash).toBe(one.run.weightsHash);
    expect(two.run.dataHash).toBe(one.run.dataHash);
    expect(two.result).toEqual(one.result);
    const fewer = await run(app, { ...spec, data: { ...spec.data, panel: spec.data.panel.slice(1) } });
    expect(fewer.run.weightsHash).not.toBe(one.run.weightsHash);
    expect(fewer.run.dataHash).not.toBe(one.run.dataHash);
  });

  it('is refused with the field at fault where a series is not there', async () => {
    const app = await startServices();
    store(app, reversingPanel(5).slice(0, 3));
    expect(() => app.services.runs.startSpec(panelSpec())).toThrow(/"D", which is not in this workspace/);
  });

  it('leaves out a series too short for the features, and says so', async () => {
    const app = await startServices();
    const panel = reversingPanel(6).map((bars, s) => (s === 3 ? walkBars(4) : bars));
    store(app, panel);
    const features = [
      { kind: 'return', period: 1 },
      { kind: 'rsi', period: 14 },
    ];
    const { run: done, result } = await run(app, panelSpec({ split: { kind: 'chronological' }, features }));
    expect(done.warnings.join('\n')).toMatch(/D is left out of the panel: /);
    expect(new Set(result.trades.map(({ series }) => series))).toEqual(new Set(['A', 'B', 'C', 'E']));
  });
});

/** The bars of `one` up to a time, and prices of `other` after it. */
function mixed(one: StoredBars, other: StoredBars, last: number): StoredBars {
  const mix = (mine: Float64Array, its: Float64Array) =>
    mine.map((value, t) => (one.time[t]! <= last ? value : its[t]!));
  return {
    ...one,
    open: mix(one.open, other.open),
    high: mix(one.high, other.high),
    low: mix(one.low, other.low),
    close: mix(one.close, other.close),
  };
}
