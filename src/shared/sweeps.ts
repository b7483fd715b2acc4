import { z } from 'zod';
import { overfitting } from './honesty';
import { experimentSpec } from './spec';
import { proposal, samplerKinds } from './sweep-plan';

const figure = z.number().nullable();

/** `queued` waits for another sweep; `interrupted` went away with Longshort, a failed one could not go on; both, and paused ones, can be continued. */
export const sweepStates = [
  'queued',
  'running',
  'paused',
  'done',
  'stopped',
  'failed',
  'interrupted',
] as const;
export type SweepState = (typeof sweepStates)[number];

export const trialStates = ['running', 'done', 'pruned', 'failed'] as const;
export type TrialState = (typeof trialStates)[number];

/** A figure over the models of a trial, folds times seeds, on their validation rows; null where undefined. */
const trialFigure = z.object({ mean: figure, sd: figure, count: z.int() });

/**
 * What came of a trial, whole: a function of its spec, the data and its seeds, and of the rule it was pruned by. Test rows are neither read nor
 * judged.
 */
export const trialRecord = z.object({
  state: z.enum(['done', 'pruned', 'failed']),
  /** Of the objectives, in their order and the metric's own direction; null where undefined. Of a pruned trial what was known by then. */
  values: z.array(figure).readonly(),
  /** By path, as `logLoss` or `trading.sharpe`; and `loss`. */
  figures: z.record(z.string(), trialFigure),
  /** What pruners go by: the validation loss of the first model after each epoch, and the mean best loss of the folds so far. */
  epochLosses: z.array(z.number()).readonly(),
  foldLosses: z.array(z.number()).readonly(),
  models: z
    .array(
      z.object({
        fold: z.int(),
        seed: z.int(),
        epochs: z.int(),
        bestEpoch: z.int(),
        validationLoss: figure,
      }),
    )
    .readonly(),
  /** Where it was stopped; null of others. Epochs and folds from 1. */
  prunedAt: z.object({ unit: z.enum(['epoch', 'fold']), step: z.int() }).nullable(),
  parameterCount: z.int().nullable(),
  dataHash: z.string().nullable(),
  device: z.string().nullable(),
  /** Why it failed, as a sentence. */
  problem: z.string().nullable(),
  warnings: z.array(z.string()).readonly(),
  /** Time that it took from being handed over to its answer, and the part of it that was not preparing data, training or judging. */
  seconds: z.number(),
  overheadSeconds: z.number(),
});
export type TrialRecord = z.infer<typeof trialRecord>;

/** A trial as tables and charts of a sweep have it. */
export const trialRow = trialRecord
  .pick({ values: true, figures: true, prunedAt: true, parameterCount: true, problem: true, device: true })
  .extend({
    /** From 0. */
    number: z.int(),
    state: z.enum(trialStates),
    proposal,
    /** Milliseconds since 1970; the end is null while it is under way. */
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    seconds: figure,
    /** Place of what worked on it among all workers, from 0. */
    worker: z.int(),
    /** Epochs trained by all its models. */
    epochs: z.int(),
    /** Runs that were made of it. */
    runIds: z.array(z.int()).readonly(),
  });
export type TrialRow = z.infer<typeof trialRow>;

export const sweepSummary = z.object({
  id: z.int(),
  name: z.string(),
  experimentId: z.int().nullable(),
  seriesName: z.string(),
  state: z.enum(sweepStates),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Time under way, without pauses. */
  seconds: z.number(),
  /** Why it failed or was interrupted, or what ended it, as a sentence. */
  problem: z.string().nullable(),
  note: z.string(),
  sampler: z.enum(samplerKinds),
  /** What the values of the objectives are, as `loss` or `trading.sharpe`, and whether less is better. */
  objectives: z.array(z.object({ metric: z.string(), isLessBetter: z.boolean() })).readonly(),
  /** Trials that it may make; null without a limit. A grid has no more than its points. */
  trials: z.int().nullable(),
  counts: z.object({ running: z.int(), done: z.int(), pruned: z.int(), failed: z.int() }),
  /** Of one objective the best trial; of two the first of the front. Null before any is done. */
  best: z.object({ number: z.int(), values: z.array(figure).readonly() }).nullable(),
  /** Of what the budget leaves, by the pace of the newest trials; null until it can be told. */
  secondsLeft: figure,
  /** Processes to work on it; null as many as there are processors. */
  workers: z.int().nullable(),
  /** Place in the queue, from 1; null unless it is queued. */
  position: z.int().nullable(),
});
export type SweepSummary = z.infer<typeof sweepSummary>;

export const sweepDetail = sweepSummary.extend({
  /** The experiment with its plan, as both were when it began. */
  spec: experimentSpec,
  dataHash: z.string().nullable(),
  appVersion: z.string(),
  /** What the user should know, as sentences. */
  warnings: z.array(z.string()).readonly(),
  /** Numbers of the trials that no other beats in both objectives; of one objective the best alone. */
  front: z.array(z.int()).readonly(),
});
export type SweepDetail = z.infer<typeof sweepDetail>;

/** Trials that changed since a revision, so that thousands need not be sent again for one. */
export const trialNews = z.object({
  /** To ask with next time. */
  revision: z.int(),
  /** Whether there are more than were sent: ask again at once. */
  isPartial: z.boolean(),
  trials: z.array(trialRow).readonly(),
  /** Numbers of those under way now: any other that was known to be and is not among the trials is gone, to be begun anew or never. */
  running: z.array(z.int()).readonly(),
});
export type TrialNews = z.infer<typeof trialNews>;

/** Losses of trials on their way. */
export const trialCurves = z
  .array(
    z.object({
      number: z.int(),
      state: z.enum(trialStates),
      epochLosses: z.array(z.number()).readonly(),
      foldLosses: z.array(z.number()).readonly(),
    }),
  )
  .readonly();
export type TrialCurves = z.infer<typeof trialCurves>;

/** How much of the objective's variance each dimension explains by itself: fANOVA over a random forest. Shares of 1, the largest first. */
export const importance = z.object({
  /** Trials that it was told from; why it cannot be told where there are too few. */
  trials: z.int(),
  reason: z.string().nullable(),
  shares: z.array(z.object({ path: z.string(), share: z.number(), sd: z.number() })).readonly(),
  /** Largest of those that two dimensions explain only together. */
  pairs: z.array(z.object({ paths: z.tuple([z.string(), z.string()]), share: z.number() })).readonly(),
});
export type Importance = z.infer<typeof importance>;

/** The objective over two dimensions, as the same forest expects it with all others averaged out. */
export const contour = z.object({
  /** Values of each axis: numbers, or labels of choices. */
  x: z.array(z.union([z.number(), z.string()])).readonly(),
  y: z.array(z.union([z.number(), z.string()])).readonly(),
  /** values[y][x]; null where the forest knows nothing. */
  values: z.array(z.array(figure).readonly()).readonly(),
  reason: z.string().nullable(),
});
export type Contour = z.infer<typeof contour>;

/** What is left of the winner's Sharpe ratio on validation rows once it is told that so many were tried. */
export const sweepHonesty = z.object({
  number: z.int().nullable(),
  verdict: z.string(),
  trials: z.int(),
  effectiveTrials: figure,
  returns: z.int(),
  years: figure,
  /** Annualised, on validation rows, after costs; and its deviation over the trials. */
  sharpe: figure,
  sharpeDeviation: figure,
  probabilistic: figure,
  luckySharpe: figure,
  deflated: figure,
  overfitting,
});
export type SweepHonesty = z.infer<typeof sweepHonesty>;

/** What a plan would do: faults that stop it, or its size. */
export const sweepCheck = z.object({
  faults: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
  /** Of a space of which every dimension is countable, all combinations that there are; null otherwise. */
  points: figure,
  /** Trials that will be made; null where the budget alone says when to stop. */
  trials: z.int().nullable(),
  warnings: z.array(z.string()).readonly(),
  /** What can be searched by with this label and loss, the loss first; none while the experiment has faults of form. */
  objectives: z
    .array(z.object({ metric: z.string(), title: z.string(), isLessBetter: z.boolean() }))
    .readonly(),
  /** Every sampler, and the first reason why it cannot search this space; null where it can. */
  samplers: z.array(z.object({ kind: z.enum(samplerKinds), problem: z.string().nullable() })).readonly(),
});
export type SweepCheck = z.infer<typeof sweepCheck>;
