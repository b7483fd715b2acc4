import type { BaselineReport, BaselineResult } from '@shared/run-report';
import type { LabelSpec } from './baseline';
import { chanceSentence } from './chance';
import { baselinesFor } from './registry';
import { verdictSentence } from './verdict';

/** A run beside its baselines: what can be said of them, and which others could be trained. */
export function baselineReport(results: readonly BaselineResult[], label: LabelSpec): BaselineReport {
  const more = baselinesFor(label).filter(({ kind }) => !results.some((result) => result.kind === kind));
  return {
    results,
    verdicts: results.map(verdictSentence),
    chance: chanceSentence(results),
    more: more.map(({ kind, name }) => ({ kind, name: name(label) })),
  };
}
