import { z } from 'zod';

/** What an audit looks for, in the order of its report. */
export const auditChecks = [
  'truncation',
  'scaledMatrix',
  'joined',
  'adjusted',
  'shift',
  'scaler',
  'learning',
  'sharedRows',
  'labelOverlap',
  'windowOverlap',
  'embargo',
  'duplicates',
  'decision',
  'shuffledLabels',
  'tooGood',
  'provenance',
] as const;
export type AuditKey = (typeof auditChecks)[number];

/** `notRun`: it does not apply, or could not be looked at; the evidence says which. */
export const auditVerdicts = ['pass', 'warning', 'fail', 'notRun'] as const;
export type AuditVerdict = (typeof auditVerdicts)[number];

export const auditFinding = z.object({
  key: z.enum(auditChecks),
  title: z.string(),
  verdict: z.enum(auditVerdicts),
  /** What was looked at and what was found, with its figures. */
  evidence: z.string(),
  /** What to do about it; null where there is nothing to do. */
  remedy: z.string().nullable(),
});
export type AuditFinding = z.infer<typeof auditFinding>;

/** What an audit of a run found, and what it was made with. */
export const auditReport = z.object({
  /** The worst of all findings. */
  verdict: z.enum(['pass', 'warning', 'fail']),
  findings: z.array(auditFinding).readonly(),
  /** Milliseconds since 1970, UTC. */
  madeAt: z.number(),
  seconds: z.number(),
  appVersion: z.string(),
  featureHash: z.string(),
  /** What trained on shuffled labels. */
  device: z.string(),
});
export type AuditReport = z.infer<typeof auditReport>;
