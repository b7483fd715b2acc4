import { z } from 'zod';
import { baselineKinds } from './baselines';
import { runMetrics, splitMetrics, spread } from './runs';

const figure = z.number().nullable();
const spreads = z.record(z.string(), spread);

/** A stretch of rows: times of the first and the last, milliseconds since 1970; null where there are none. */
const stretch = z.object({ rows: z.int(), firstTime: figure, lastTime: figure });

/** One model of a run. */
export const runModel = z.object({
  /** fold * seeds + place of the seed. */
  model: z.int(),
  fold: z.int(),
  seed: z.int(),
  epochs: z.int(),
  bestEpoch: z.int(),
  validationLoss: figure,
  seconds: z.number(),
  weightsHash: z.string(),
});
export type RunModel = z.infer<typeof runModel>;

/** What a stretch of time is in a fold, in the order of a legend. */
export const segmentRoles = ['train', 'validation', 'test', 'purged', 'embargoed', 'unused'] as const;

/** Neighbouring rows of one role: times of the first and the last, milliseconds since 1970. To be drawn. */
export const splitSegment = z.object({ role: z.enum(segmentRoles), from: z.number(), to: z.number() });
export type SplitSegment = z.infer<typeof splitSegment>;

export const foldReport = z.object({
  fold: z.int(),
  train: stretch,
  validation: stretch,
  test: stretch,
  purged: z.int(),
  embargoed: z.int(),
  /** In order of time; what trains may lie on both sides of the test. */
  segments: z.array(splitSegment).readonly(),
  /** Why it was not trained; null where it was. */
  flaw: z.string().nullable(),
  /** Figures of its test rows over the seeds, by path as in `overSeeds`. */
  figures: spreads,
});
export type FoldReport = z.infer<typeof foldReport>;

/** Figures of a part of the test rows: a year, a regime of the market. */
export const partReport = z.object({ label: z.string(), rows: z.int(), figures: spreads });
export type PartReport = z.infer<typeof partReport>;

const reliabilityPoint = z.object({
  rows: z.int(),
  /** Mean probability said, and the share that came true with its 95 % interval. */
  said: z.number(),
  happened: z.number(),
  low: z.number(),
  high: z.number(),
});
const calibrationSide = z.object({
  points: z.array(reliabilityPoint).readonly(),
  expectedError: figure,
  brier: z.object({
    score: figure,
    reliability: figure,
    resolution: figure,
    uncertainty: figure,
    within: figure,
    skill: figure,
  }),
});
export const calibrationReport = z.object({
  kind: z.enum(['none', 'platt', 'isotonic']),
  /** As the model said it, and as it was calibrated (the same where it was not). On the test rows. */
  raw: calibrationSide,
  calibrated: calibrationSide,
});
export type CalibrationReport = z.infer<typeof calibrationReport>;

/** What each long threshold would have earned on the validation rows after costs; the curve is the ensemble's of the newest fold. */
export const thresholdReport = z.object({
  chosenBy: z.enum(['fixed', 'expectedValue']),
  /** The thresholds used on the test rows, one a fold. */
  used: z.array(z.object({ fold: z.int(), long: z.number(), short: figure })).readonly(),
  curve: z
    .array(
      z.object({
        threshold: z.number(),
        /** Mean return a bar after costs, with its 95 % bootstrap interval. */
        expected: figure,
        low: figure,
        high: figure,
        trades: z.int(),
      }),
    )
    .readonly(),
});
export type ThresholdReport = z.infer<typeof thresholdReport>;

/** Everything a run's figures are made of, beside the headline. */
export const runReport = z.object({
  seeds: z.array(z.object({ seed: z.int(), metrics: runMetrics })).readonly(),
  models: z.array(runModel).readonly(),
  folds: z.array(foldReport).readonly(),
  years: z.array(partReport).readonly(),
  regimes: z.array(partReport).readonly(),
  calibration: calibrationReport.nullable(),
  threshold: thresholdReport.nullable(),
  /** Of a combinatorial split: the ensemble's account, after costs, on each back-test path. */
  paths: z
    .array(z.object({ path: z.int(), sharpe: figure, totalReturn: figure, maxDrawdown: figure }))
    .readonly(),
});
export type RunReport = z.infer<typeof runReport>;

/** A paired test of the run's ensemble against a baseline on the same rows. */
export const pairedTest = z.object({
  /** `dieboldMariano` of losses row by row, `mcnemar` of right and wrong, `ledoitWolf` of Sharpe ratios. */
  test: z.enum(['dieboldMariano', 'mcnemar', 'ledoitWolf']),
  /** What is compared, in words: "Log loss", "Accuracy", "Sharpe ratio". */
  what: z.string(),
  /** Of the run less of the baseline, in the unit of `what`; null where undefined. */
  difference: figure,
  statistic: figure,
  p: figure,
  /** `better`: the run, at 5 %. `undecided` where p is undefined too. */
  verdict: z.enum(['better', 'worse', 'undecided']),
});
export type PairedTest = z.infer<typeof pairedTest>;

export const baselineResult = z.object({
  kind: z.enum(baselineKinds),
  name: z.string(),
  /** Why it has no figures, as a sentence; null where it has. */
  problem: z.string().nullable(),
  /** What the user must know of its fits, as sentences. */
  notes: z.array(z.string()).readonly(),
  seconds: z.number(),
  /** Of the test rows, after the same costs; null where there is a problem. */
  test: splitMetrics.nullable(),
  /** Of the run against it, the one that decides first. */
  tests: z.array(pairedTest).readonly(),
  /** Of it against the base rate of the training rows, which is chance: `better` is the baseline. Null of those that say the same of every row. */
  againstChance: pairedTest.nullable().default(null),
});
export type BaselineResult = z.infer<typeof baselineResult>;

/** A run beside its baselines, in figures and in words. */
export const baselineReport = z.object({
  results: z.array(baselineResult).readonly(),
  /** Whether the run beats each of them, a sentence each. */
  verdicts: z.array(z.string()).readonly(),
  /** Whether anything beats chance, as a sentence; null where chance is not among them. */
  chance: z.string().nullable(),
  /** Those that can be asked what the label asks and have not been trained. */
  more: z.array(z.object({ kind: z.enum(baselineKinds), name: z.string() })).readonly(),
});
export type BaselineReport = z.infer<typeof baselineReport>;
