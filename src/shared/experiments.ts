import { z } from 'zod';
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
