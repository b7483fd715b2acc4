import { z } from 'zod';
import { jobState } from './runs';

/** One column that the table of runs can show, filter, sort and group by. */
export const runColumn = z.object({
  /** As queries name it: `name`, `state`, `tag`, `model.hidden`, `test.sharpe`, `validation.logLoss`. */
  key: z.string(),
  kind: z.enum(['number', 'text', 'time', 'flag', 'tags']),
  /** Distinct values among the runs that are not archived; a column with one alone differs nowhere. */
  distinct: z.int(),
  /** Of texts the most frequent values, for completion. */
  examples: z.array(z.string()).max(20).readonly(),
});
export type RunColumn = z.infer<typeof runColumn>;

export const cell = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly(), z.null()]);
export type Cell = z.infer<typeof cell>;

/** What of the table is wanted. Rows and groups are counted from 0 in the order asked for. */
export const runTableAsk = z.strictObject({
  /** As typed: `model.hidden >= 64 and test.sharpe > 0.5 and tag:fx`; empty for all. */
  query: z.string().max(5000).default(''),
  sort: z
    .array(z.strictObject({ key: z.string(), isDescending: z.boolean() }))
    .max(5)
    .readonly()
    .default([{ key: 'createdAt', isDescending: true }]),
  /** Keys, the outermost first; `*` is every field of the spec but `seed`, and so "all but seed". Empty for no groups. */
  groupBy: z.array(z.string()).max(10).readonly().default([]),
  columns: z.array(z.string()).max(200).readonly(),
  /** Whether archived runs are among them. */
  archived: z.boolean().default(false),
  /** Runs that are not shown though groups still count them. */
  hidden: z.array(z.int()).max(10_000).readonly().default([]),
  /** Groups that are opened, by their keys. */
  open: z.array(z.string()).max(1000).readonly().default([]),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
});
export type RunTableAsk = z.infer<typeof runTableAsk>;

/** Of a column of numbers over the runs of a group; of another the value that all of them share. */
export const groupCell = z.object({
  value: cell,
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  count: z.int(),
});
export type GroupCell = z.infer<typeof groupCell>;

export const runTableRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    id: z.int(),
    name: z.string(),
    state: jobState,
    color: z.int(),
    isPinned: z.boolean(),
    isArchived: z.boolean(),
    /** In the order of the columns asked for. */
    cells: z.array(cell).readonly(),
  }),
  z.object({
    kind: z.literal('group'),
    key: z.string(),
    /** What its runs have in common, as key and value. */
    by: z.array(z.object({ key: z.string(), value: cell })).readonly(),
    runs: z.int(),
    isOpen: z.boolean(),
    cells: z.array(groupCell).readonly(),
  }),
]);
export type RunTableRow = z.infer<typeof runTableRow>;

export const runTable = z.object({
  /** Runs in all, without archived ones unless asked for; those that match; rows that these make, groups and runs in opened ones. */
  total: z.int(),
  matched: z.int(),
  rows: z.int(),
  /** Those of the stretch asked for. Pinned runs come first. */
  shown: z.array(runTableRow).readonly(),
  /** What is wrong with the query, and where in it; the rows are then those of no filter. */
  fault: z.object({ message: z.string(), from: z.int(), to: z.int() }).nullable(),
});
export type RunTable = z.infer<typeof runTable>;

/** How a table is looked at, kept by name. */
export const runViewBody = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(100),
  query: z.string().max(5000),
  sort: runTableAsk.shape.sort,
  groupBy: runTableAsk.shape.groupBy,
  columns: runTableAsk.shape.columns,
});
export const runView = runViewBody.extend({ id: z.int() });
export type RunView = z.infer<typeof runView>;

/** A change of many runs at once. `tags` are added and taken away. */
export const runEdit = z.strictObject({
  ids: z.array(z.int()).min(1).max(100_000).readonly(),
  isPinned: z.boolean().optional(),
  isArchived: z.boolean().optional(),
  addTags: z.array(z.string().trim().min(1).max(50)).max(50).optional(),
  dropTags: z.array(z.string()).max(50).optional(),
  /** Place in the palette; null goes by the id. */
  color: z.int().min(0).max(1000).nullable().optional(),
});
export type RunEdit = z.infer<typeof runEdit>;
