import { z } from 'zod';
import { splitSegment } from './run-report';
import { splitName } from './runs';
import { experimentSpec } from './spec';

export const experiment = z.object({
  id: z.int(),
  name: z.string(),
  spec: experimentSpec,
  createdAt: z.number(),
  updatedAt: z.number(),
  runCount: z.int(),
});
export type Experiment = z.infer<typeof experiment>;

/** One fold over time. */
export const foldDrawing = z.object({
  fold: z.int(),
  flaw: z.string().nullable(),
  segments: z.array(splitSegment).readonly(),
});
export type FoldDrawing = z.infer<typeof foldDrawing>;

/** What a spec would do on the data it names: faults that stop it, or the row counts of its split. */
export const specCheck = z.object({
  faults: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
  plan: z
    .object({
      bars: z.int(),
      /** Bars that the slowest feature needs before its first value. */
      warmUp: z.int(),
      purge: z.int(),
      splits: z
        .array(z.object({ name: splitName, rows: z.int(), firstTime: z.number(), lastTime: z.number() }))
        .readonly(),
      /** Of several folds `splits` are those of the newest. */
      folds: z.object({
        count: z.int(),
        /** Folds that cannot be trained. */
        flawed: z.int(),
        /** Rows that are tested in all of them together. */
        testRows: z.int(),
        /** Back-tests that the tests are put together to. */
        paths: z.int(),
        /** Every fold, or of many an even choice with the first and the last. */
        drawn: z.array(foldDrawing).readonly(),
      }),
      /** Models to train: folds times seeds. */
      models: z.int(),
      /** Series that it learns from. */
      series: z.int(),
      parameterCount: z.int(),
      /** What the user should know before believing a result, as sentences: bars left out or missing, series not known, and others. */
      warnings: z.array(z.string()).readonly(),
    })
    .nullable(),
});
export type SpecCheck = z.infer<typeof specCheck>;

/** When the values of an auxiliary series are seen, by a real example. Times are milliseconds since 1970, UTC. */
export const firstUse = z.object({
  /** The time of a value, and of the first bar that knows it; null where no bar knows any. */
  example: z.object({ value: z.number(), bar: z.number() }).nullable(),
  bars: z.int(),
  /** Bars that know a value. */
  knownBars: z.int(),
});
export type FirstUse = z.infer<typeof firstUse>;
