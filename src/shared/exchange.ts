import { z } from 'zod';

export const tableFormats = ['csv', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** What of a run goes into a table: a row a bar, or a row a trade, of all three splits. */
export const runTables = ['predictions', 'trades'] as const;
export type RunTableName = (typeof runTables)[number];

/** A file that was written. */
export const written = z.object({ path: z.string(), rows: z.int() });
export type Written = z.infer<typeof written>;

/** A file of runs and sweeps for another workspace. */
export const portableFile = z.object({
  path: z.string(),
  runs: z.int(),
  sweeps: z.int(),
  series: z.int(),
  bytes: z.number(),
});
export type PortableFile = z.infer<typeof portableFile>;

/** What came of such a file: what is new, by its ids here, and what was here already. */
export const portableImport = z.object({
  runIds: z.array(z.int()).readonly(),
  sweepIds: z.array(z.int()).readonly(),
  series: z.array(z.string()).readonly(),
  knownRuns: z.int(),
  knownSweeps: z.int(),
  /** Trials that sweeps which were here have got. */
  furtherTrials: z.int(),
  /** What was left out and what to do about it, as sentences. */
  notes: z.array(z.string()).readonly(),
});
export type PortableImport = z.infer<typeof portableImport>;
