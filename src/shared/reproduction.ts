import { z } from 'zod';

/** Something that a run was made from or with, and that is another one in its repeat. */
export const reproductionCause = z.object({
  what: z.string(),
  /** In the run, and in its repeat; null where it is not known. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** What it means for the result, as a sentence. */
  why: z.string(),
});

/** Something that came out otherwise, such as `test.trading.sharpe` or `weights of model 3`. */
export const reproductionEffect = z.object({
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A run beside its repeat: the same to the bit, or what differs and why. */
export const runDifferences = z.object({
  /** The run that was repeated, and the repeat. */
  of: z.int(),
  by: z.int(),
  /** Weights, everything said of every bar, and every figure: all the same to the bit. */
  isSame: z.boolean(),
  /** All of it in a sentence or two. */
  verdict: z.string(),
  compared: z.object({ models: z.int(), values: z.int(), figures: z.int() }),
  causes: z.array(reproductionCause).readonly(),
  /** The first of each kind; `others` counts those left out. */
  effects: z.array(reproductionEffect).readonly(),
  others: z.int(),
});
export type RunDifferences = z.infer<typeof runDifferences>;
export type ReproductionCause = z.infer<typeof reproductionCause>;
export type ReproductionEffect = z.infer<typeof reproductionEffect>;
