import { z } from 'zod';

/** What a trial can be given in one dimension: a number, the label of a choice, or whether something is on. */
const proposed = z.union([z.number(), z.string(), z.boolean()]);
export type Proposed = z.infer<typeof proposed>;

/** By the paths of the dimensions; one that does not apply is left out. */
export const proposal = z.record(z.string(), proposed);
export type Proposal = z.infer<typeof proposal>;

/** Applies only where another dimension, which comes before this one, is given one of these. */
const condition = z.strictObject({
  path: z.string().min(1, 'must name a field that is swept'),
  in: z.array(proposed).min(1, 'must hold at least one value').max(1000).readonly(),
});

/** A field of the spec as `model.hidden` or `features.0.period`; `features.0` is a whole feature. */
const place = {
  path: z.string().regex(/^[a-zA-Z]\w*(\.\w+)*$/, 'must be a field of the experiment such as model.hidden'),
  when: condition.nullable().default(null),
};

const wholeDimension = z.strictObject({
  kind: z.literal('int'),
  ...place,
  /** Both inclusive. */
  low: z.int(),
  high: z.int(),
  step: z.int().min(1).default(1),
  /** Even in its logarithm; with a step of 1 alone. */
  log: z.boolean().default(false),
});

const realDimension = z.strictObject({
  kind: z.literal('float'),
  ...place,
  low: z.number(),
  high: z.number(),
  /** Null: any number between both. */
  step: z.number().gt(0, 'must be above 0').nullable().default(null),
  log: z.boolean().default(false),
});

/** What a field can hold, under its label: a set of features, a split. */
const named = z.strictObject({ label: z.string().trim().min(1).max(100), value: z.json() });

const choiceDimension = z.strictObject({
  kind: z.literal('choice'),
  ...place,
  /** A bare value is its own label. */
  values: z
    .array(z.union([z.number(), z.string(), z.boolean(), z.null(), named]))
    .min(1, 'must hold at least one value')
    .max(1000)
    .readonly(),
});
export type ChoiceValue = z.infer<typeof choiceDimension>['values'][number];

/** A feature that a trial has or lacks, by its place: `features.2`. */
const toggleDimension = z.strictObject({ kind: z.literal('toggle'), ...place });

export const dimension = z.discriminatedUnion('kind', [
  wholeDimension,
  realDimension,
  choiceDimension,
  toggleDimension,
]);
export type Dimension = z.infer<typeof dimension>;

export const samplerKinds = ['tpe', 'cmaes', 'nsga2', 'sobol', 'random', 'grid'] as const;
export type SamplerKind = (typeof samplerKinds)[number];
export const prunerKinds = ['none', 'median', 'asha', 'hyperband'] as const;
export type PrunerKind = (typeof prunerKinds)[number];

const sampler = z.strictObject({
  kind: z.enum(samplerKinds).default('tpe'),
  /** Of `tpe`: trials drawn at random before it begins to learn. */
  startup: z.int().min(1).max(10_000).default(10),
  /** Trials of a generation of `cmaes` and `nsga2`; null: 4 + 3 ln(numbers swept), and 50. Of `cmaes` never fewer than `lag`. */
  population: z.int().min(2).max(10_000).nullable().default(null),
});
export type SamplerSettings = z.infer<typeof sampler>;

const pruner = z.strictObject({
  kind: z.enum(prunerKinds).default('none'),
  /** Of `median`: trials that end unpruned before any is stopped. */
  startup: z.int().min(1).max(10_000).default(5),
  /** Epochs that every trial may train; of `asha` and `hyperband` also the first rung. */
  warmUp: z.int().min(1).max(10_000).default(4),
  /** Of `asha` and `hyperband`: one trial in so many goes on at a rung. */
  reduction: z.int().min(2).max(20).default(3),
});
export type PrunerSettings = z.infer<typeof pruner>;

/**
 * What a search goes by: a figure on validation rows, its mean over folds and seeds. `loss` is what training minimises; others are those of a
 * split, as `logLoss` or `trading.sharpe` (`core/search/objectives.ts` says which there are and which way is better).
 */
const objective = z.strictObject({
  metric: z.string().min(1).default('loss'),
  /** So many standard deviations over folds and seeds are taken off in favour of what is steady. */
  penalty: z.number().min(0).max(100).default(0),
});
export type Objective = z.infer<typeof objective>;

/** Ends the search, whichever comes first. */
const budget = z.strictObject({
  trials: z.int().min(1).max(100_000).nullable().default(100),
  hours: z.number().gt(0, 'must be above 0').max(10_000).nullable().default(null),
  /** Trials without a better one. */
  patience: z.int().min(1).max(100_000).nullable().default(null),
});
export type Budget = z.infer<typeof budget>;

/** How an experiment is searched: everything that decides which trials there are. */
export const sweepPlan = z.strictObject({
  space: z.array(dimension).max(200).readonly().default([]),
  sampler: sampler.prefault({}),
  pruner: pruner.prefault({}),
  objectives: z
    .array(objective)
    .min(1, 'must hold at least one objective')
    .max(2, 'must hold two objectives at most')
    .readonly()
    .prefault([{}]),
  budget: budget.prefault({}),
  /** Seed of the search itself. */
  seed: z.int().min(0).max(4_294_967_295).default(1),
  /** Models trained of each fold in a trial; what is taken into a run has those of the experiment. */
  seeds: z.int().min(1).max(50).default(1),
  /**
   * The newest trials that a proposal does not learn from, whether they have ended or not: as many as can be under way at once. So a proposal
   * follows from numbers and results alone, never from which trial happened to end first. Several times the workers, or these wait whenever
   * one trial takes much longer than others.
   */
  lag: z.int().min(1).max(1000).default(8),
});
export type SweepPlan = z.infer<typeof sweepPlan>;
