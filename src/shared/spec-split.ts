import { z } from 'zod';

const share = z.number().gt(0, 'must be above 0').lt(1, 'must be below 1');

/** Bars left out between two neighbours; `auto` is lookback - 1 + horizon, so that no bar serves both sides. */
const purge = z.union([z.literal('auto'), z.int().min(0).max(100_000)]).default('auto');

/** What all splits of several folds have in common. */
const folded = {
  /** Share of what may train, its latest part, that training is stopped by. */
  validation: share.default(0.15),
  purge,
  /** Bars after a test in which nothing trains, on top of the purge. */
  embargo: z.int().min(0).max(100_000).default(0),
  /** A fold with fewer rows to train on is left out. */
  minTrain: z.int().min(1).max(10_000_000).default(100),
};

export const chronologicalSplit = z
  .strictObject({
    kind: z.literal('chronological'),
    train: share.default(0.7),
    validation: share.default(0.15),
    test: share.default(0.15),
    purge,
  })
  .refine((s) => Math.abs(s.train + s.validation + s.test - 1) < 1e-9, {
    error: 'train, validation and test must add up to 1',
  });

const walkForward = z.strictObject({
  kind: z.literal('walkForward'),
  /** `rolling` forgets what lies more than `length` bars back; `expanding` never does. */
  window: z.enum(['rolling', 'expanding']).default('expanding'),
  /** Bars before the first test; of `rolling`, before every one. */
  length: z.int().min(2).max(10_000_000).default(1000),
  /** How often the model is trained anew. */
  retrain: z
    .strictObject({
      every: z.int().min(1).max(1_000_000).default(1),
      unit: z.enum(['bars', 'days', 'weeks', 'months']).default('months'),
    })
    .prefault({}),
  ...folded,
});

const kFold = z.strictObject({
  kind: z.literal('kFold'),
  folds: z.int().min(2).max(1000).default(5),
  ...folded,
});

const combinatorial = z.strictObject({
  kind: z.literal('combinatorial'),
  /** N: stretches that time is cut into. */
  blocks: z.int().min(2).max(100).default(6),
  /** k: of them that a fold is tested on. */
  testBlocks: z.int().min(1).max(99).default(2),
  ...folded,
});

export const splitKinds = ['chronological', 'walkForward', 'kFold', 'combinatorial'] as const;

/** A split that does not say its kind is chronological. */
export const splitSpec = z.preprocess(
  (input) =>
    typeof input === 'object' && input !== null && !Array.isArray(input) && !('kind' in input)
      ? { kind: 'chronological', ...input }
      : input,
  z.discriminatedUnion('kind', [chronologicalSplit, walkForward, kFold, combinatorial]),
);
export type SplitSpec = z.infer<typeof splitSpec>;
export type ChronologicalSpec = Extract<SplitSpec, { kind: 'chronological' }>;
