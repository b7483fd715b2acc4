import { z } from 'zod';
import { baselineKinds } from './baselines';

export const replicationKeys = ['tenDays', 'fischerKrauss', 'qlibLstm', 'harVolatility'] as const;
export type ReplicationKey = (typeof replicationKeys)[number];

/** Where a run's own figure is found: a figure of its test rows, or what it is above that of a baseline. */
const ownFigure = z.object({
  /** As in `overSeeds`: `information.ic`. */
  path: z.string(),
  /** Less the same figure of this baseline. */
  less: z.enum(baselineKinds).nullable(),
  format: z.enum(['number', 'share', 'count']),
});

/** A figure of the study, in its own words, and the run's beside it; null where a run has no such figure. */
export const publishedFigure = z.object({
  what: z.string(),
  published: z.string(),
  own: ownFigure.nullable(),
});
export type PublishedFigure = z.infer<typeof publishedFigure>;

/** A published study as an experiment to start from. */
export const replication = z.object({
  key: z.enum(replicationKeys),
  title: z.string(),
  summary: z.string(),
  source: z.string(),
  /** What the study did otherwise than the experiment does, as sentences. */
  departures: z.array(z.string()).readonly(),
  /** Whether it needs a panel of series. */
  needsPanel: z.boolean(),
  figures: z.array(publishedFigure).readonly(),
});
export type Replication = z.infer<typeof replication>;
