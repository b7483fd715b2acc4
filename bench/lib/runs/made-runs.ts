import { createRandom, type Random } from '@core/random';
import { parseSpec } from '@core/spec/parse-spec';
import type { Classification, RunMetrics, SplitMetrics, Spread, Trading } from '@shared/runs';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';

/** A spec such as a search makes of the example: run `n` of many, in series, models and seeds. */
export function madeSpec(n: number): ExperimentSpec {
  const random = createRandom(7, 'spec', n);
  const pick = <T>(values: readonly T[]): T => values[random.int(values.length)]!;
  const periods = [5, 10, 14, 20, 50, 100].filter(() => random.next() < 0.6);
  return parseSpec(
    experimentSpec.parse({
      name: pick(['Momentum', 'Mean reversion', 'Volatility', 'Trend', 'Carry']),
      data: { series: pick(['EURUSD', 'SPY', 'BTCUSD', 'GLD', 'TLT']), from: '2005-01-01' },
      features: [
        { kind: 'return', period: 1 },
        { kind: 'rsi', period: 14 },
        ...periods.map((period) => ({ kind: pick(['sma', 'ema']), period })),
      ],
      window: { lookback: pick([10, 20, 40, 60]) },
      model: { layers: pick([1, 2]), hidden: pick([16, 32, 48, 64, 96, 128]), dropout: random.int(6) / 10 },
      training: {
        epochs: 200,
        batch: pick([32, 64, 128]),
        learningRate: 10 ** (-4 + 2 * random.next()),
        optimizer: pick(['adam', 'adamw', 'rmsprop']),
      },
      seed: 1 + (n % 5),
      seeds: pick([1, 3, 5]),
    }),
  );
}

/** Figures as a run of so many seeds has them, of the size and shape that they are stored in. */
export function madeMetrics(n: number, seeds: number): RunMetrics {
  const random = createRandom(7, 'metrics', n);
  const skill = random.normal();
  return {
    train: madeSplit(random, skill + 1, seeds, 0),
    validation: madeSplit(random, skill + 0.3, seeds, 0.7),
    test: madeSplit(random, skill, seeds, 0.85),
  };
}

const day = 86_400_000;

function madeSplit(random: Random, skill: number, seeds: number, from: number): SplitMetrics {
  const judged = madeClassification(random, skill);
  const traded = madeTrading(random, skill);
  const start = Date.UTC(2005, 0, 3);
  const figures: readonly (readonly [string, number])[] = [
    ...Object.entries(judged).flatMap(([name, value]) =>
      typeof value === 'number' ? [[name, value] as const] : [],
    ),
    ...Object.entries(traded).map(([name, value]) => [`trading.${name}`, value ?? Number.NaN] as const),
    ...['ic', 'rankIc', 'icir'].map((name) => [`information.${name}`, 0.02 * skill] as const),
  ];
  return {
    ...judged,
    rows: 400 + random.int(400),
    firstTime: start + Math.round(5000 * from) * day,
    lastTime: start + Math.round(5000 * (from + 0.15)) * day,
    upShare: 0.5 + 0.02 * random.normal(),
    alwaysUp: madeClassification(random, 0),
    forecast: null,
    movement: null,
    information: { ic: 0.02 * skill, rankIc: 0.018 * skill, icir: 0.3 * skill },
    trading: traded,
    buyAndHold: madeTrading(random, 0.4),
    overSeeds: Object.fromEntries(
      figures.map(([path, value]) => [path, madeSpread(random, value, seeds)] as const),
    ),
    intervals: Object.fromEntries(
      figures.map(([path, value]) => [
        path,
        { low: value - Math.abs(0.3 * value), high: value + Math.abs(0.3 * value) },
      ]),
    ),
  };
}

function madeClassification(random: Random, skill: number): Classification {
  const around = (center: number, width: number): number => center + width * (skill + 0.5 * random.normal());
  const [tp, fp, tn, fn] = [0, 1, 2, 3].map(() => 80 + random.int(80));
  return {
    accuracy: around(0.52, 0.01),
    precision: around(0.53, 0.01),
    recall: around(0.6, 0.05),
    f1: around(0.55, 0.02),
    logLoss: around(0.69, -0.004),
    confusion: { tp: tp!, fp: fp!, tn: tn!, fn: fn! },
    balancedAccuracy: around(0.51, 0.01),
    mcc: around(0.03, 0.02),
    rocAuc: around(0.52, 0.015),
    prAuc: around(0.54, 0.015),
    brier: around(0.249, -0.001),
  };
}

function madeTrading(random: Random, skill: number): Trading {
  const sharpe = 0.6 * skill + 0.3 * random.normal();
  return {
    // One run in fifty never trades.
    sharpe: random.next() < 0.02 ? null : sharpe,
    maxDrawdown: Math.min(0.9, 0.15 + 0.1 * Math.abs(random.normal())),
    winRate: 0.5 + 0.03 * skill,
    cagr: 0.05 * sharpe,
    totalReturn: 0.12 * sharpe,
    grossTotalReturn: 0.12 * sharpe + 0.03,
    volatility: 0.1 + 0.05 * random.next(),
    exposure: random.next(),
    turnover: 20 + 60 * random.next(),
    trades: 20 + random.int(300),
    costs: 0.03,
  };
}

function madeSpread(random: Random, value: number, seeds: number): Spread {
  if (Number.isNaN(value)) return { mean: null, sd: null, low: null, high: null, count: 0 };
  const sd = seeds < 2 ? null : Math.abs(0.1 * value * random.normal());
  const reach = sd === null ? null : 1.4 * sd;
  return {
    mean: value,
    sd,
    low: reach === null ? null : value - reach,
    high: reach === null ? null : value + reach,
    count: seeds,
  };
}
