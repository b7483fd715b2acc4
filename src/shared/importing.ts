import { z } from 'zod';
import { importOptions, importReport, seriesSummary } from './series';

/** How files of one make are read, under a name; without the file of an archive and the instrument. */
export const profileOptions = importOptions.omit({ entry: true, symbol: true });
export type ProfileOptions = z.infer<typeof profileOptions>;

/** As given by a user: `Broker's export`. */
export const profileName = z.string().trim().min(1).max(100);

/** A named answer of the import dialog: offered when a file with the same columns comes. */
export const importProfile = z.object({
  id: z.int(),
  name: z.string(),
  /** Header cells of the files it is for, or `Column 1`... where they have none. */
  header: z.array(z.string()).readonly(),
  options: profileOptions,
  createdAt: z.number(),
});
export type ImportProfile = z.infer<typeof importProfile>;

/** A value of a bar, point or snapshot that a file gives anew. NaN where there was, or is, none. */
export const changedValue = z.object({
  /** `close`, `value`, `bidPrice1`. */
  column: z.string(),
  old: z.number().or(z.nan()),
  new: z.number().or(z.nan()),
});
export type ChangedValue = z.infer<typeof changedValue>;

const span = z.object({
  count: z.int(),
  first: z.number().nullable(),
  last: z.number().nullable(),
});

/** What importing a file into a series would do; nothing is stored yet. Times are milliseconds since 1970, UTC. */
export const importComparison = z.object({
  series: seriesSummary,
  /** Rows of the file that the series lacks. */
  added: span,
  /** Rows that it has, to the digit. */
  identical: z.int(),
  /** Rows that it has with other values; the first hundred with what changes. */
  changed: span.extend({
    /** How many rows differ in each column. */
    columns: z.array(z.object({ column: z.string(), count: z.int() })).readonly(),
    rows: z.array(z.object({ time: z.number(), values: z.array(changedValue).readonly() })).readonly(),
  }),
  /** Rows that the series has in the period of the file and the file lacks; they stay. */
  missing: span,
  report: importReport,
});
export type ImportComparison = z.infer<typeof importComparison>;

/** What an append did. */
export const appendResult = z.object({ series: seriesSummary, added: z.int(), replaced: z.int() });
export type AppendResult = z.infer<typeof appendResult>;

/** One file that was imported into a series. */
export const seriesImport = z.object({
  source: z.string(),
  added: z.int(),
  replaced: z.int(),
  importedAt: z.number(),
});
export type SeriesImport = z.infer<typeof seriesImport>;
