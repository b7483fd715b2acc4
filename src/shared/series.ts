import { z } from 'zod';
import { columnRole } from './column-roles';

export { type BarRole, barRole, barRoles, type ColumnRole } from './column-roles';

/** Bars of an instrument; one value a moment, such as a volatility index; levels of an order book. */
export const seriesKinds = ['bars', 'scalar', 'depth'] as const;
export const seriesKind = z.enum(seriesKinds);
export type SeriesKind = z.infer<typeof seriesKind>;

/** A series as the lists show it. Times are milliseconds since 1970, UTC. */
export const seriesSummary = z.object({
  id: z.int(),
  name: z.string(),
  kind: seriesKind,
  /** Levels of the order book on each side; 0 for other kinds. */
  levels: z.int(),
  /** Bars, points or snapshots. */
  bars: z.int(),
  firstTime: z.number(),
  lastTime: z.number(),
  /** Median distance of two bars. */
  intervalMs: z.number(),
  hasAdjustedClose: z.boolean(),
  /** Splits and dividends that are recorded for it, remedies among them. */
  actions: z.int(),
  source: z.string(),
  dataHash: z.string(),
  createdAt: z.number(),
  /** Findings of the import that the user accepted; `open-equals-previous-close` and the like. */
  warnings: z.array(z.string()).readonly(),
  /** Key of the exchange calendar it keeps; null where none was chosen. */
  calendar: z.string().nullable(),
  /** IANA zone of the market. */
  timeZone: z.string(),
  /** Grows with every change of what is read: bars, remedies, corporate actions. */
  revision: z.int(),
});
export type SeriesSummary = z.infer<typeof seriesSummary>;

/** A split or a cash dividend, by the date of the first session that trades without it, at 00:00 UTC. */
export const corporateAction = z.object({
  kind: z.enum(['split', 'dividend']),
  time: z.number(),
  /** New shares for one old; or the amount a share, in the currency of the prices. */
  value: z.number().gt(0, 'must be above 0'),
});
export type CorporateAction = z.infer<typeof corporateAction>;

/** As given by a user: `S&P 500`. */
export const seriesName = z.string().trim().min(1).max(200);

/** One value a bar. Written by hand, since `z.instanceof` infers a narrower buffer than slices of a column have. */
export const column = z.custom<Float64Array>((value) => value instanceof Float64Array);

/** Columns of equal length, in time order. */
export const barColumns = z.object({
  time: column,
  open: column,
  high: column,
  low: column,
  close: column,
  volume: column,
});

/** How to read a CSV file. Detected from its look, shown to the user, corrected by the user. */
export const importOptions = z.strictObject({
  /** Options that were kept before there were other kinds are of bars. */
  kind: seriesKind.default('bars'),
  delimiter: z.enum([',', ';', '\t', '|', ' ']),
  hasHeader: z.boolean(),
  decimal: z.enum(['.', ',']),
  /** `auto-iso` and the epochs, or a Luxon pattern such as `dd.MM.yyyy HH:mm`. */
  dateFormat: z.string().min(1),
  /** IANA zone that times without an offset are in. */
  timeZone: z.string().min(1),
  /**
   * Role of each column, left to right. A date and a time column may both be `time`. Roles of another kind, or a
   * number of them that is not that of the columns, are recognised anew.
   */
  columns: z.array(columnRole),
  /** Name of the file in a zip archive of several that is to be read. */
  entry: z.string().min(1).optional(),
  /** Column, from 0, of the instrument's name in a file of several one below the other. */
  symbolColumn: z.int().min(0).optional(),
  /** The one of them that is read. */
  symbol: z.string().optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

export const findingKinds = [
  'several-files',
  'several-series',
  'missing-column',
  'ambiguous-date',
  'time-zone',
  'bad-row',
  'empty-row',
  'duplicate',
  'unsorted',
  'gap',
  'high-below-low',
  'outside-range',
  'non-positive-price',
  'zero-volume',
  'missing-volume',
  'open-equals-previous-close',
  'several-values',
  'missing-level',
  'crossed-book',
  'negative-size',
  'level-order',
  'adjusted-basis',
  'remedied-bars',
] as const;

/** One kind of finding with its count and its first examples. */
export const finding = z.object({
  kind: z.enum(findingKinds),
  /** `error` keeps the file out; `warning` is stored with the series; `note` is for information. */
  severity: z.enum(['error', 'warning', 'note']),
  count: z.int(),
  /** A sentence: what was found, how often, what follows. */
  message: z.string(),
  /** At most 20. `line` is the 1-based line of the file. */
  examples: z
    .array(z.object({ line: z.int(), column: z.string().nullable(), reason: z.string() }))
    .readonly(),
});
export type Finding = z.infer<typeof finding>;

export const importReport = z.object({
  rows: z.int(),
  /** Bars, points or snapshots. */
  bars: z.int(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  intervalMs: z.number().nullable(),
  findings: z.array(finding).readonly(),
});
export type ImportReport = z.infer<typeof importReport>;

/** What became of one of many files that were imported together. */
export const fileImport = z.object({
  /** Its path from the folder on; behind `›` its name in an archive. */
  file: z.string(),
  /** What was stored; null for a file that was refused whole. */
  series: seriesSummary.nullable(),
  report: importReport.nullable(),
  /** Why it was refused, and one line a fault. */
  problem: z.object({ message: z.string(), details: z.array(z.string()).readonly() }).nullable(),
});
export type FileImport = z.infer<typeof fileImport>;

export const importPreview = z.object({
  path: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  suggestedName: z.string(),
  /** What findings count: lines of a text, rows of a table that is none, such as Parquet. */
  place: z.enum(['line', 'row']),
  /** The format that was recognised: `Yahoo Finance`, `Parquet by pandas`. */
  format: z.string().optional(),
  /** The file that was read, where it lies in a zip archive. */
  entry: z.string().optional(),
  /** All data files of the archive, where there are several: one of them goes into `options.entry`. */
  entries: z.array(z.string()).readonly().optional(),
  /** All instruments of a file of several, where they are told apart by a column: one goes into `options.symbol`. */
  symbols: z.array(z.string()).readonly().optional(),
  /** The profile whose options these are, where no options were given and one fits the columns. */
  profile: z.object({ id: z.int(), name: z.string() }).optional(),
  options: importOptions,
  /** Header cells, or `Column 1`... where there is no header. */
  header: z.array(z.string()).readonly(),
  /** First rows as they stand in the file. */
  sample: z.array(z.array(z.string())).readonly(),
  report: importReport,
});
export type ImportPreview = z.infer<typeof importPreview>;
