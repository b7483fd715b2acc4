import { z } from 'zod';
import { baselineKinds } from './baselines';
import { deviceIds } from './devices';
import { replicationKeys } from './replications';
import { labelSpec } from './spec-label';
import { splitSpec } from './spec-split';
import { sweepPlan } from './sweep-plan';

/**
 * One feature of an experiment: the key of a definition in `core/features/registry` and its parameters.
 * Which parameters a kind takes is the registry's business, so that a new feature is one file and one line.
 */
export const featureSpec = z
  .looseObject({ kind: z.string().min(1) })
  .catchall(z.union([z.number(), z.string()]));
export type FeatureSpec = { readonly kind: string; readonly [parameter: string]: number | string };

const isoDate = z.iso.date('must be a date such as 2008-12-31');
const share = z.number().gt(0, 'must be above 0').lt(1, 'must be below 1');
const shareOrZero = z.number().min(0).lt(1, 'must be below 1');

/** Lengths of bars that a series can be resampled to; `series` leaves it as it is. */
export const barIntervals = ['series', '1m', '5m', '15m', '30m', '1h', '2h', '4h', '1d', '1w'] as const;
export type BarInterval = (typeof barIntervals)[number];

/** Milliseconds of each. */
export const barIntervalMs: Readonly<Record<Exclude<BarInterval, 'series'>, number>> = {
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '30m': 1_800_000,
  '1h': 3_600_000,
  '2h': 7_200_000,
  '4h': 14_400_000,
  '1d': 86_400_000,
  '1w': 604_800_000,
};

/** Another series that features may read, joined as-of: at each bar the last value known by its end. */
const auxiliary = z.strictObject({
  /** What features and formulas call it. */
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,39}$/,
      'must be a small letter followed by small letters, digits and underscores',
    ),
  /** Name of a series in the workspace. */
  series: z.string().min(1, 'must name a series of the workspace'),
  /**
   * Where its times stand. `start`: at the beginning of what a value measures, so that it is known one interval later, as a
   * daily bar is; `end`: at the moment it was known, as a snapshot of an order book is.
   */
  stamped: z.enum(['start', 'end']).default('start'),
  /** How much later it was published. */
  lag: z.number().min(0).max(100_000).default(0),
  lagUnit: z.enum(['minutes', 'hours', 'days', 'bars']).default('days'),
});
export type AuxiliarySpec = z.infer<typeof auxiliary>;

const data = z.strictObject({
  /** Name of a series of bars in the workspace. */
  series: z.string().min(1, 'must name a series of the workspace'),
  /** First and last day used, inclusive; null means all there is. */
  from: isoDate.nullable().default(null),
  to: isoDate.nullable().default(null),
  /** `adjusted` undoes splits and dividends: by the file's adjusted close where it has one, else by the recorded actions. */
  prices: z.enum(['raw', 'adjusted']).default('raw'),
  /** Length of a bar. */
  interval: z.enum(barIntervals).default('series'),
  /** Exchange calendar that sessions and missing bars are judged by; null: bars of any time are taken, none is missing. */
  calendar: z.string().min(1).nullable().default(null),
  /** `regular` leaves out bars outside the regular session of the calendar. */
  session: z.enum(['all', 'regular']).default('all'),
  /**
   * Bars that the calendar expects and the series lacks. `leave`: windows run over the gap; `fill`: a bar at the previous close
   * without volume stands in; `break`: no window and no label reaches across.
   */
  missingBars: z.enum(['leave', 'fill', 'break']).default('leave'),
  auxiliary: z.array(auxiliary).max(100).readonly().default([]),
  /** Further series of bars that the one model learns from and is judged on, beside `series`. */
  panel: z.array(z.string().min(1, 'must name a series of the workspace')).max(1000).readonly().default([]),
  /** Which bars of a panel belong together: those of the same time, or of the same UTC day. */
  panelDates: z.enum(['time', 'day']).default('time'),
});

const window = z.strictObject({
  /** Bars in one input sequence, the current one included. */
  lookback: z.int().min(1).max(5000).default(10),
});

const scaler = z.strictObject({
  /**
   * What each feature is measured by, on the training rows alone: `zscore` mean and standard deviation, `minmax` least and most,
   * `robust` median and quartiles, `quantile` its place among the training values.
   */
  kind: z.enum(['zscore', 'minmax', 'robust', 'quantile', 'none']).default('zscore'),
  /** Of `quantile`: the shape that every feature is given. */
  distribution: z.enum(['normal', 'uniform']).default('normal'),
  /** Of a panel: each series by what its own training rows teach, or all by what all teach together. */
  by: z.enum(['series', 'panel']).default('series'),
});

const model = z.strictObject({
  kind: z.literal('lstm').default('lstm'),
  layers: z.int().min(1).max(4).default(1),
  hidden: z.int().min(1).max(1024).default(32),
  /** Share of the units dropped between layers and before the head while training. */
  dropout: shareOrZero.default(0.1),
  /** Share of each layer's outputs dropped on their way to the gates of the next bar while training, one mask a sequence. */
  recurrentDropout: shareOrZero.default(0),
  /** What the head reads: the top layer's last output, the mean over the window, or a mean weighted by attention. */
  pooling: z.enum(['last', 'mean', 'attention']).default('last'),
});

const quantiles = z
  .array(share)
  .min(3, 'must hold at least three levels')
  .max(19)
  .refine((levels) => levels.every((level, k) => k === 0 || level > levels[k - 1]!), {
    error: 'must be in ascending order, each level once',
  })
  .refine((levels) => levels.includes(0.5), { error: 'must hold 0.5, the median, which is the forecast' })
  .refine((levels) => levels.some((level) => level < 0.5) && levels.some((level) => level > 0.5), {
    error: 'must hold levels on both sides of 0.5',
  });

const training = z.strictObject({
  epochs: z.int().min(1).max(10_000).default(40),
  batch: z.int().min(1).max(65_536).default(64),
  /** `auto` is crossEntropy for the labels direction and movement, squared for return. */
  loss: z.enum(['auto', 'crossEntropy', 'squared', 'huber', 'gaussian', 'quantile']).default('auto'),
  /** Of `huber`: where squared turns into linear, in standard deviations of the label on the training rows. */
  huberDelta: z.number().gt(0, 'must be above 0').max(1000).default(1),
  /** Of `quantile`: the levels, ascending; 0.5 is the forecast, the outermost are its low and high. */
  quantiles: quantiles.default([0.1, 0.5, 0.9]),
  optimizer: z.enum(['adam', 'adamw', 'rmsprop', 'sgd']).default('adam'),
  learningRate: z.number().gt(0, 'must be above 0').max(1).default(0.001),
  /** Of `sgd`. */
  momentum: shareOrZero.default(0.9),
  /** Adds weightDecay * weight to the gradient (L2); `adamw` takes learningRate * weightDecay of the weight instead. */
  weightDecay: z.number().min(0).max(1).default(0),
  /** How the learning rate moves: not at all, down to 0 along a cosine, or cut where the validation loss stops falling. */
  schedule: z.enum(['constant', 'cosine', 'plateau']).default('constant'),
  /** Epochs over which the rate climbs to learningRate, step by step; must be below epochs. */
  warmUp: z.int().min(0).max(10_000).default(0),
  /** Of `plateau`: epochs without a better validation loss before the rate is cut. */
  plateauPatience: z.int().min(1).max(10_000).default(4),
  /** Of `plateau`: what the rate is multiplied by. */
  plateauFactor: share.default(0.5),
  /** Epochs without a better validation loss before training stops; the best weights are restored. */
  patience: z.int().min(1).max(10_000).default(8),
  /** Largest global L2 norm of the gradient; null switches clipping off. */
  clipNorm: z.number().gt(0, 'must be above 0').nullable().default(1),
  /** `balanced` weighs each class by rows / (classes * rows of the class), on training rows only; cross-entropy only. */
  classWeights: z.enum(['none', 'balanced']).default('none'),
  /** Share of each label spread evenly over all classes; cross-entropy only. */
  labelSmoothing: shareOrZero.default(0),
});

const decision = z.strictObject({
  /** Long when P(up) is above this. */
  long: z.number().min(0).max(1, 'is a probability and must not exceed 1').default(0.6),
  /**
   * Short when P(down) is above 1 less this; null never goes short. With two sides, up and down, that is P(up) below this, and it must
   * not exceed `long`. Of `movement` it may, since flat takes its share: where both sides are wanted the likelier one is taken.
   */
  short: z.number().min(0, 'is a probability and must not be negative').max(1).nullable().default(null),
  /**
   * `fixed`: as written above. `expectedValue`: the long threshold that earned most a bar after costs on the validation rows, and
   * its mirror image for short where shorts are allowed.
   */
  threshold: z.enum(['fixed', 'expectedValue']).default('fixed'),
  /** Fitted on the validation rows, before the threshold. */
  calibration: z.enum(['none', 'platt', 'isotonic']).default('none'),
  /** Of a panel: at each date long so many series of highest P, and short as many of lowest where `short` is not null; null: thresholds. */
  top: z.int().min(1).max(500).nullable().default(null),
});

const costs = z.strictObject({
  /** Basis points of the traded amount, on every fill. */
  commissionBp: z.number().min(0).max(1000).default(2),
  slippageBp: z.number().min(0).max(1000).default(1),
});

/** `auto` picks the best device that is there; the run records which one it was. */
export const deviceChoice = z.enum(['auto', ...deviceIds]);
export type DeviceChoice = z.infer<typeof deviceChoice>;

/**
 * An experiment, whole: saved verbatim, everything that changes a result is in it and everything has a default.
 * `parseSpec` in `core/spec` turns faults into sentences and checks what needs the feature registry.
 */
export const experimentSpec = z.strictObject({
  version: z.literal(1).default(1),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  data,
  features: z.array(featureSpec).min(1, 'must hold at least one feature').max(500),
  label: labelSpec.prefault({}),
  window: window.prefault({}),
  scaler: scaler.prefault({}),
  split: splitSpec.prefault({ kind: 'chronological' }),
  model: model.prefault({}),
  training: training.prefault({}),
  decision: decision.prefault({}),
  costs: costs.prefault({}),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  /** Models trained of each fold, with the seeds seed, seed + 1, ...; figures are their mean and deviation. */
  seeds: z.int().min(1).max(50).default(5),
  /** What it is compared with, on the same folds; `auto` takes all that fit the label and are quick. */
  baselines: z
    .union([z.literal('auto'), z.array(z.enum(baselineKinds)).max(baselineKinds.length).readonly()])
    .default('auto'),
  device: deviceChoice.default('auto'),
  /** The published study that it repeats; only says which figures stand beside its own. */
  replicates: z.enum(replicationKeys).nullable().default(null),
  /** Which of its fields are searched and how; null of most, and of every run and trial. */
  sweep: sweepPlan.nullable().default(null),
});
export type ExperimentSpec = z.infer<typeof experimentSpec>;

/** One fault of a spec: `path` as in `decision.long`, `message` a sentence fragment that follows it. */
export interface SpecFault {
  readonly path: string;
  readonly message: string;
}
