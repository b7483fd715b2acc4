import { z } from 'zod';

/** What can be wrong with a series, the gravest first: pages list them in this order. */
export const qualityKinds = [
  'split',
  'bad-tick',
  'crossed-book',
  'time-shift',
  'repeated',
  'stale',
  'empty-level',
  'outlier',
  'zero-volume',
  'same-open',
  'gap',
  'unexpected',
] as const;
export const qualityKind = z.enum(qualityKinds);
export type QualityKind = z.infer<typeof qualityKind>;

/** Both ends are bars of the series as it was imported; all from the one to the other are meant. */
const stretch = { from: z.number(), to: z.number() };

/**
 * What the user decided about a finding. Times are those of the import, whatever other remedies do, so that remedies can
 * be undone in any order.
 */
export const remedy = z.discriminatedUnion('kind', [
  /** Leaves the bars out. */
  z.strictObject({ kind: z.literal('drop'), ...stretch }),
  /** Gives the bars the last value before them: prices become the previous close, volume stays. */
  z.strictObject({ kind: z.literal('carry'), ...stretch }),
  /** Brings high and low back to the range of open and close. */
  z.strictObject({ kind: z.literal('clip'), ...stretch }),
  /** Moves the bars in time, to later where above 0. */
  z.strictObject({
    kind: z.literal('shift'),
    ...stretch,
    hours: z
      .int()
      .min(-24)
      .max(24)
      .refine((hours) => hours !== 0, 'must not be 0'),
  }),
  /** Adds a split to the corporate actions: `value` new shares for one old from `time` on. */
  z.strictObject({
    kind: z.literal('split'),
    time: z.number(),
    value: z.number().gt(0, 'must be above 0'),
  }),
  /** Accepts the data as they are; the finding of this fingerprint is not shown again. */
  z.strictObject({ kind: z.literal('dismiss'), finding: z.string().min(1).max(200) }),
]);
export type Remedy = z.infer<typeof remedy>;

export const qualityFinding = z.object({
  kind: qualityKind,
  /** `error`: almost surely not what the market did; `warning`: look at it; `note`: good to know. */
  severity: z.enum(['error', 'warning', 'note']),
  /** Times of the first and the last bar that it is about; of the bars around it where bars are missing. */
  from: z.number(),
  to: z.number(),
  /** Bars it is about, or bars that are missing. */
  count: z.int(),
  /** A sentence with the figures. */
  message: z.string(),
  /** What could be done, the suggested first; none where nothing is better than the data. */
  remedies: z.array(remedy).readonly(),
  /** The same for the same finding in every check. */
  fingerprint: z.string(),
});
export type QualityFinding = z.infer<typeof qualityFinding>;

/** All findings of one kind: the gravest of them, in order of time, and how many there are in all. */
export const qualityGroup = z.object({
  kind: qualityKind,
  total: z.int(),
  findings: z.array(qualityFinding).readonly(),
});
export type QualityGroup = z.infer<typeof qualityGroup>;

export const qualityReport = z.object({
  /** Bars, points or snapshots that were checked: those left with all remedies. */
  bars: z.int(),
  groups: z.array(qualityGroup).readonly(),
  /** Findings that the user dismissed. */
  dismissed: z.int(),
});
export type QualityReport = z.infer<typeof qualityReport>;

/** A remedy as it is written into the workspace; an undone one stays in the list. */
export const recordedRemedy = z.object({
  id: z.int(),
  remedy,
  /** Why: the sentence of the finding, or the user's own. */
  reason: z.string(),
  createdAt: z.number(),
  undoneAt: z.number().nullable(),
});
export type RecordedRemedy = z.infer<typeof recordedRemedy>;

export const newRemedy = z.strictObject({ remedy, reason: z.string().trim().min(1).max(2000) });
export type NewRemedy = z.infer<typeof newRemedy>;
