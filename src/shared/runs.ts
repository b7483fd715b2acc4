import { z } from 'zod';
import { barColumns, column } from './series';
import { experimentSpec } from './spec';

/** A figure of a result; null where it is undefined (shown as "n/a"), never 0 or 1 instead. */
const figure = z.number().nullable();

export const splitNames = ['train', 'validation', 'test'] as const;
export const splitName = z.enum(splitNames);
export type SplitName = z.infer<typeof splitName>;

/** What a split is called in a sentence. */
export const splitWords = {
  train: 'training',
  validation: 'validation',
  test: 'test',
} as const satisfies Record<SplitName, string>;

export const jobStates = [
  'queued',
  'running',
  'done',
  'pruned',
  'cancelled',
  'failed',
  'interrupted',
] as const;
export const jobState = z.enum(jobStates);
export type JobState = z.infer<typeof jobState>;

const confusion = z.object({ tp: z.int(), fp: z.int(), tn: z.int(), fn: z.int() });

export const classification = z.object({
  accuracy: figure,
  precision: figure,
  recall: figure,
  f1: figure,
  /** Mean negative log likelihood in nats. */
  logLoss: figure,
  confusion,
  /** Mean of the recalls of both classes. */
  balancedAccuracy: figure.default(null),
  /** Matthews' correlation coefficient, -1 to 1. */
  mcc: figure.default(null),
  rocAuc: figure.default(null),
  /** Average precision. */
  prAuc: figure.default(null),
  /** Mean squared distance of P(up) from what happened. */
  brier: figure.default(null),
});
export type Classification = z.infer<typeof classification>;

/** After costs, except where a name says gross. Shares: 0.1 is ten per cent. */
export const trading = z.object({
  /** Annualised by the data's own bars a year; risk-free rate 0. */
  sharpe: figure,
  /** Largest loss from a peak, as a positive share. */
  maxDrawdown: figure,
  winRate: figure,
  cagr: figure,
  totalReturn: figure,
  grossTotalReturn: figure,
  volatility: figure,
  /** Share of bars with a position. */
  exposure: figure,
  /** Traded amount a year, in multiples of equity, both sides counted. */
  turnover: figure,
  trades: z.int(),
  /** What the costs took, as a share of the starting equity. */
  costs: figure,
});
export type Trading = z.infer<typeof trading>;

const forecastFigures = z.object({
  mse: figure,
  rmse: figure,
  mae: figure,
  /** 1 - squared error / squared deviation from the split's own mean; below 0 is worse than that mean. */
  r2: figure,
  /** 1 - squared error / squared outcome: against forecasting no change. */
  r2VsZero: figure,
  /** Share of outcomes within low ... high; null where the head gives no interval. */
  coverage: figure,
  /** Mean negative log likelihood in nats of the normal distribution forecast; of the loss `gaussian` only. */
  nll: figure,
  /** Mean pinball loss over the levels; of the loss `quantile` only. */
  pinball: figure,
  /** 1 - squared error / that of forecasting the newest known outcome. */
  r2VsLag: figure.default(null),
  /** Of variances, mean of s / f - ln(s / f) - 1; of the label `volatility` only. */
  qlike: figure.default(null),
});
export type ForecastFigures = z.infer<typeof forecastFigures>;

/** Forecasts of the label, in its unit: log returns, simple returns, or logarithms of volatilities. */
export const forecastMetrics = forecastFigures.extend({
  /** Share of outcomes that low ... high is meant to hold: 0.8 for 10 % to 90 %. */
  nominalCoverage: figure,
  /** The same figures for always forecasting what the training rows did: their mean, normal distribution or quantiles. */
  naive: forecastFigures,
});
export type ForecastMetrics = z.infer<typeof forecastMetrics>;

/** Classes of the label `movement`, in the order of their numbers. */
export const movementClasses = ['down', 'flat', 'up'] as const;
export type MovementClass = (typeof movementClasses)[number];

const movementFigures = z.object({
  accuracy: figure,
  /** Mean recall of the classes that happened. */
  balancedAccuracy: figure,
  /** Mean F1 of the classes that were said or happened. */
  macroF1: figure,
  /** Mean negative log likelihood in nats. */
  logLoss: figure,
  /** Rows by what happened, then by what was said: confusion[actual][said], in the order of the classes. */
  confusion: z.array(z.array(z.int()).length(3).readonly()).length(3).readonly(),
});
export type MovementFigures = z.infer<typeof movementFigures>;

/** Of every label with three classes. */
export const movementMetrics = movementFigures.extend({
  /** Names of the classes, in the order of their numbers: those of `movement`, or of `regime` or `tripleBarrier`. */
  classes: z
    .tuple([z.string(), z.string(), z.string()])
    .readonly()
    .default(() => movementClasses),
  /** The same figures for always saying the most frequent class of the training rows, with their shares as probabilities. */
  mostFrequent: movementFigures.extend({
    /** Its name; where several folds differ, that of the newest. */
    class: z.string(),
  }),
});
export type MovementMetrics = z.infer<typeof movementMetrics>;

/** A figure over the seeds of a run; null where undefined. */
export const spread = z.object({
  mean: figure,
  /** Sample standard deviation from seed to seed; null of one seed. */
  sd: figure,
  /** Interval of 95 % of the mean, by Student's t; null of one seed. */
  low: figure,
  high: figure,
  /** Seeds of which the figure is known. */
  count: z.int(),
});
export type Spread = z.infer<typeof spread>;

/**
 * How well what is forecast orders what happens: correlations of the forecast, or of P(up), with the log return over the horizon; of the
 * label `meta` with that of the bet, of `volatility` with the label itself.
 */
export const information = z.object({
  /** Pearson's and Spearman's over all rows; of a panel means over dates. */
  ic: figure,
  rankIc: figure,
  /** Mean over its deviation: of months, or of the dates of a panel. */
  icir: figure,
});
export type Information = z.infer<typeof information>;

/**
 * Of most labels: P(up) above one half against whether the close rose, so that runs can be compared. Of three classes
 * P(up) / (P(up) + P(down)) is taken for it, since the middle one has its share of P. Of `meta` and `aboveMedian` P(up) is judged
 * by the label itself; of `volatility`, which says nothing of up and down, all this is null.
 */
export const splitMetrics = classification.extend({
  rows: z.int(),
  firstTime: z.number(),
  lastTime: z.number(),
  /** Share of rows whose close rose. */
  upShare: figure,
  /** The same figures for always saying up, with the share of ups in the training rows as its probability. */
  alwaysUp: classification,
  /** Null where the label is not a number. */
  forecast: forecastMetrics.nullable().default(null),
  /** Null where it has not three classes. */
  movement: movementMetrics.nullable().default(null),
  information: information.nullable().default(null),
  trading,
  buyAndHold: trading,
  /** The same figures over the seeds, by path: `accuracy`, `trading.sharpe`. The figures themselves are those of the ensemble. */
  overSeeds: z.record(z.string(), spread).default({}),
  /** Bootstrap intervals of 95 % of the ensemble's figures, by path; of the training rows, which were fitted, there are none. */
  intervals: z.record(z.string(), z.object({ low: figure, high: figure })).default({}),
});
export type SplitMetrics = z.infer<typeof splitMetrics>;

/**
 * `test` is put together from all folds; of several folds `train` and `validation` are those of the newest, whose model speaks of
 * tomorrow. All of the ensemble of the seeds: the mean of what they say.
 */
export const runMetrics = z.object({ train: splitMetrics, validation: splitMetrics, test: splitMetrics });
export type RunMetrics = z.infer<typeof runMetrics>;

export const epochRow = z.object({
  epoch: z.int(),
  trainLoss: figure,
  validationLoss: figure,
  trainAccuracy: figure,
  validationAccuracy: figure,
  seconds: z.number(),
});
export type EpochRow = z.infer<typeof epochRow>;

/** An epoch of one of a run's models. */
export const curveRow = epochRow.extend({
  /** fold * seeds + place of the seed, both from 0. */
  model: z.int(),
});
export type CurveRow = z.infer<typeof curveRow>;

export const runSummary = z.object({
  id: z.int(),
  name: z.string(),
  experimentId: z.int().nullable(),
  /** Of a panel its first, and how many more there are: "AAPL + 11". */
  seriesName: z.string(),
  state: jobState,
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Time spent training and judging, without waiting. */
  seconds: z.number().nullable(),
  /** Of the last model: of the newest fold, the last seed. */
  epochs: z.int(),
  bestEpoch: z.int().nullable(),
  device: z.string().nullable(),
  tags: z.array(z.string()).readonly(),
  note: z.string(),
  /** Why the run failed or was interrupted, as a sentence. */
  problem: z.string().nullable(),
  weightsHash: z.string().nullable(),
  metrics: runMetrics.nullable(),
  /** Index into the chart palette, modulo its length: the same colour wherever this run is drawn. */
  color: z.int(),
  /** Models that it trains: folds times seeds. */
  seeds: z.int(),
  /** Null until its process has looked at the data. */
  folds: z.int().nullable(),
  /** Run that this one repeats; null of most. */
  repeats: z.int().nullable(),
  /** Trial of a sweep that it was made of; null of most. */
  trial: z.object({ sweepId: z.int(), number: z.int() }).nullable(),
  isPinned: z.boolean(),
  isArchived: z.boolean(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const runDetail = runSummary.extend({
  spec: experimentSpec,
  dataHash: z.string().nullable(),
  featureHash: z.string().nullable(),
  appVersion: z.string(),
  /** Device as it named itself: backend, version, threads. */
  deviceDetail: z.string().nullable(),
  parameterCount: z.int().nullable(),
  /** What the user should know before believing the result, as sentences. */
  warnings: z.array(z.string()).readonly(),
});
export type RunDetail = z.infer<typeof runDetail>;

export const trade = z.object({
  /** Of a panel: which of its series, and the share of the equity that it was entered with. */
  series: z.string().optional(),
  weight: z.number().optional(),
  direction: z.enum(['long', 'short']),
  entryTime: z.number(),
  exitTime: z.number(),
  entryPrice: z.number(),
  exitPrice: z.number(),
  bars: z.int(),
  /** After costs, as a share of the equity at entry. */
  netReturn: z.number(),
  /** Still open at the last bar and closed there for the books. */
  isForced: z.boolean(),
});
export type Trade = z.infer<typeof trade>;

const columnOrNull = column.nullable().default(null);

/** A run's result over one split, one value a bar of the split; NaN where undefined, null where the label or the loss has no such thing. */
export const runResult = barColumns.extend({
  split: splitName,
  /** P(up) said at the close of the bar: of three classes that of the last, as that the return exceeds the band. */
  probability: column,
  /** Of three classes: that of the first. What is left to 1 is the middle one's. */
  probabilityDown: columnOrNull,
  /** 1 the close rose over the horizon, 0 it did not, NaN unknown yet. */
  label: column,
  /** What a label became that has not just two classes: the number of its class, 0, 1 or 2, or the value. NaN unknown yet. */
  outcome: columnOrNull,
  /** Of labels that are numbers: the forecast, its mean or, with the loss `quantile`, its median. */
  forecast: columnOrNull,
  /** Of the losses `gaussian`, 10 % and 90 %, and `quantile`, lowest and highest level. */
  forecastLow: columnOrNull,
  forecastHigh: columnOrNull,
  /** Position held during the bar, after its open: 1 long, 0 flat, -1 short. */
  position: column,
  /** Of a panel, where `position` is longs less shorts as shares of the equity: both added up. */
  gross: columnOrNull,
  /** Value of 1 invested at the start, at the close of the bar, after costs. */
  equity: column,
  buyAndHold: column,
  /** Loss from the peak so far, as a share, zero or negative. */
  drawdown: column,
  trades: z.array(trade).readonly(),
});
export type RunResult = z.infer<typeof runResult>;

export const logLine = z.object({
  time: z.number(),
  level: z.enum(['info', 'warning', 'error']),
  message: z.string(),
});
export type LogLine = z.infer<typeof logLine>;

/** Two or more runs side by side. `values` follow the order of `ids`; null where a spec lacks the field. */
export const comparison = z.object({
  ids: z.array(z.int()).readonly(),
  differences: z
    .array(z.object({ path: z.string(), values: z.array(z.string().nullable()).readonly() }))
    .readonly(),
});
export type Comparison = z.infer<typeof comparison>;

/** A job under way. `fraction` 0-1; `secondsLeft` null until it can be told. */
export const jobStatus = z.object({
  id: z.int(),
  kind: z.enum(['train', 'sweep', 'baselines', 'audit', 'import', 'analysis']),
  runId: z.int().nullable(),
  sweepId: z.int().nullable(),
  title: z.string(),
  state: jobState,
  phase: z.string(),
  fraction: z.number(),
  epoch: z.int().nullable(),
  epochs: z.int().nullable(),
  secondsLeft: z.number().nullable(),
  device: z.string().nullable(),
});
export type JobStatus = z.infer<typeof jobStatus>;
