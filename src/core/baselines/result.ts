import type { BaselineResult } from '@shared/run-report';
import type { Classification, RunResult, SplitMetrics } from '@shared/runs';
import type { Baseline, LabelSpec } from './baseline';
import { type ComparisonTerms, compare, compareAccounts, compareLosses, compareRight } from './compare';
import type { JudgedRun, JudgedTest } from './judge';
import { claimsCertainty, saysTheSame } from './losses';
import { decidingTest } from './verdict';

/** A baseline's figures, and its test rows where it has any of its own. */
export interface JudgedBaseline {
  readonly result: BaselineResult;
  readonly rows: RunResult | null;
}

/** What is known of a baseline beside its figures. */
export interface BaselineRecord {
  readonly notes: readonly string[];
  readonly seconds: number;
}

/**
 * A baseline that was judged, beside the run.
 *
 * @param run the run's ensemble, and `chance` the base rate, both judged on the same rows
 */
export function judgedResult(
  { kind, name }: Baseline,
  terms: ComparisonTerms,
  run: JudgedRun,
  chance: JudgedTest,
  own: JudgedTest,
  { notes, seconds }: BaselineRecord,
): JudgedBaseline {
  const beyond =
    kind === 'baseRate' || saysTheSame(own.said)
      ? []
      : [...compareLosses(terms, own.said, chance.said), ...compareRight(terms, own.said, chance.said)];
  const result = {
    kind,
    name: name(terms.label),
    problem: null,
    notes,
    seconds,
    test: claimsCertainty(own.said) ? withoutLogLoss(own.metrics) : own.metrics,
    tests: compare(terms, run.said, own.said),
    againstChance: decidingTest(beyond),
  };
  return { result, rows: own.result };
}

/** Buy and hold, which says nothing of rows: its account alone, that the run's own figures hold already. */
export function heldResult({ kind, name }: Baseline, terms: ComparisonTerms, run: JudgedRun): JudgedBaseline {
  const { metrics } = run;
  const result = {
    kind,
    name: name(terms.label),
    problem: null,
    notes: [],
    seconds: 0,
    test: accountAlone(metrics),
    tests: compareAccounts(terms, run.said.returns, run.held),
    againstChance: null,
  };
  return { result, rows: null };
}

/** A baseline that could not be fitted or judged. */
export function failedResult(
  { kind, name }: Baseline,
  label: LabelSpec,
  problem: string,
  { notes, seconds }: BaselineRecord,
): JudgedBaseline {
  const result = {
    kind,
    name: name(label),
    problem,
    notes,
    seconds,
    test: null,
    tests: [],
    againstChance: null,
  };
  return { result, rows: null };
}

/** A rule that says 0 or 1 claims no probability, so its log loss would be that of where logarithms are bounded. */
function withoutLogLoss({ movement, ...metrics }: SplitMetrics): SplitMetrics {
  return { ...metrics, logLoss: null, movement: movement && { ...movement, logLoss: null } };
}

function accountAlone(metrics: SplitMetrics): SplitMetrics {
  return {
    ...metrics,
    ...noClassification,
    forecast: null,
    movement: null,
    information: null,
    trading: metrics.buyAndHold,
    overSeeds: {},
    intervals: {},
  };
}

const noClassification: Classification = {
  accuracy: null,
  precision: null,
  recall: null,
  f1: null,
  logLoss: null,
  confusion: { tp: 0, fp: 0, tn: 0, fn: 0 },
  balancedAccuracy: null,
  mcc: null,
  rocAuc: null,
  prAuc: null,
  brier: null,
};
