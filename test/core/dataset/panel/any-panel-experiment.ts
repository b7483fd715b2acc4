import type { StoredBars } from '@core/bars';
import type { ExperimentData } from '@core/dataset/experiment-data';
import { createRandom } from '@core/random';
import type { ExperimentSpec } from '@shared/spec';
import { labelKinds } from '@shared/spec-label';
import fc from 'fast-check';
import { makeSpec } from '../make-spec';

const day = 86_400_000;
const hour = 3_600_000;

/** What an experiment on a panel is made from: numbers and names, so that a failing one can be read. */
export interface PanelCase {
  readonly seed: number;
  readonly others: number;
  readonly dates: number;
  /** Exchanges open at different hours, so that bars of a date are told by their day. */
  readonly byDay: boolean;
  readonly label: ExperimentSpec['label']['kind'];
  readonly horizon: number;
  readonly lookback: number;
  readonly scaledBy: 'series' | 'panel';
  readonly split: Readonly<Record<string, unknown>>;
}

const common = fc.record({
  purge: fc.constant('auto' as const),
  embargo: fc.integer({ min: 0, max: 5 }),
  minTrain: fc.constant(20),
  validation: fc.constant(0.2),
});
const splits = fc.oneof(
  fc.constant({ kind: 'chronological' }),
  fc
    .tuple(
      fc.constantFrom('rolling', 'expanding'),
      fc.integer({ min: 40, max: 70 }),
      fc.constantFrom({ every: 13, unit: 'bars' }, { every: 3, unit: 'weeks' }, { every: 1, unit: 'months' }),
      common,
    )
    .map(([window, length, retrain, rest]) => ({ kind: 'walkForward', window, length, retrain, ...rest })),
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), common)
    .map(([folds, rest]) => ({ kind: 'kFold', folds, ...rest })),
  fc
    .tuple(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 1, max: 2 }), common)
    .map(([blocks, testBlocks, rest]) => ({ kind: 'combinatorial', blocks, testBlocks, ...rest })),
);

export const panelCases: fc.Arbitrary<PanelCase> = fc.record({
  seed: fc.nat(),
  others: fc.integer({ min: 1, max: 4 }),
  dates: fc.integer({ min: 130, max: 180 }),
  byDay: fc.boolean(),
  label: fc.constantFrom(...labelKinds),
  horizon: fc.integer({ min: 1, max: 5 }),
  lookback: fc.integer({ min: 1, max: 6 }),
  scaledBy: fc.constantFrom('series' as const, 'panel' as const),
  split: splits,
});

export function specOf(one: PanelCase): ExperimentSpec {
  return makeSpec({
    data: {
      series: 'S0',
      panel: Array.from({ length: one.others }, (_, s) => `S${s + 1}`),
      panelDates: one.byDay ? 'day' : 'time',
    },
    features: [
      { kind: 'return' },
      { kind: 'rsi', period: 3 },
      { kind: 'formula', formula: 'volume / sma(volume, 4)' },
    ],
    label: {
      kind: one.label,
      // A volatility of one bar is that of one return; the label asks for two.
      horizon: one.label === 'volatility' ? one.horizon + 1 : one.horizon,
      volatilityBars: 4,
      sideBars: 3,
      rise: 0.03,
      fall: 0.03,
      stall: 6,
    },
    window: { lookback: one.lookback },
    scaler: { kind: 'zscore', by: one.scaledBy },
    split: one.split,
    decision: { long: 0.52, short: 0.48, top: one.seed % 2 === 0 ? 1 : null },
  });
}

/** Series that begin, pause and end on dates of their own; prices rise and fall by some two per cent. */
export function dataOf({ seed, others, dates, byDay }: PanelCase): ExperimentData {
  const sources = Array.from({ length: others + 1 }, (_, s) => {
    const random = createRandom(seed, 'panel', s);
    const first = s === 0 ? 0 : random.int(20);
    const last = dates - (s === 0 ? 0 : random.int(50));
    const days = Array.from({ length: dates }, (_, d) => d).slice(first, last);
    const held = days.filter(() => random.int(12) > 0);
    const time = Float64Array.from(held, (d) => Date.UTC(2020, 0, 1) + d * day + (byDay ? s * 5 * hour : 0));
    const bars = walk(time, (spread) => Math.exp(spread * random.normal()));
    return { data: { kind: 'bars' as const, bars }, intervalMs: day, actions: [] };
  });
  return {
    series: sources[0]!,
    auxiliary: new Map(),
    panel: sources.slice(1).map((source, s) => ({ name: `S${s + 1}`, source })),
  };
}

function walk(time: Float64Array, factor: (spread: number) => number): StoredBars {
  let last = 100;
  const open = new Float64Array(time.length);
  const close = time.map((_, t) => {
    open[t] = last * factor(0.005);
    last = open[t]! * factor(0.02);
    return last;
  });
  const high = close.map((price, t) => Math.max(price, open[t]!) * (1 + Math.abs(factor(0.004) - 1)));
  const low = close.map((price, t) => Math.min(price, open[t]!) * (1 - Math.abs(factor(0.004) - 1)));
  return { time, open, high, low, close, volume: time.map(() => 1000 * factor(0.5)), adjustedClose: null };
}

/** The same data with every bar of a day from `first` on another one, at the same time. */
export function withOtherFuture(data: ExperimentData, first: number): ExperimentData {
  const other = (source: ExperimentData['series'], s: number): ExperimentData['series'] => {
    const random = createRandom(first, 'other', s);
    const { bars } = source.data;
    const isLater = (t: number) => Math.floor(bars.time[t]! / day) >= first;
    const factors = bars.time.map((_, t) => (isLater(t) ? Math.exp(0.3 * random.normal()) : 1));
    const times = (column: Float64Array) => column.map((value, t) => value * factors[t]!);
    const [open, high, low, close] = [bars.open, bars.high, bars.low, bars.close].map(times);
    return {
      ...source,
      data: {
        kind: 'bars',
        bars: { ...bars, open: open!, high: high!, low: low!, close: close!, volume: times(bars.volume) },
      },
    };
  };
  return {
    series: other(data.series, 0),
    auxiliary: data.auxiliary,
    panel: data.panel.map(({ name, source }, s) => ({ name, source: other(source, s + 1) })),
  };
}

export const dayOf = (time: number): number => Math.floor(time / day);
