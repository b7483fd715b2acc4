import type { AuditFinding, AuditKey } from '@shared/audit';
import type { RunReport } from '@shared/run-report';
import type { RunMetrics } from '@shared/runs';
import type { Bars } from '../bars';
import type { OpenColumns } from '../dataset/column-source';
import type { ExperimentData } from '../dataset/experiment-data';
import type { PreparedDataset, PreparedExperiment } from '../dataset/prepare';
import type { ModelOutputs } from '../evaluation/evaluate-experiment';

/** A run under audit: its experiment as it is prepared again, the data that it is prepared from, and what the run left. */
export interface AuditSubject {
  readonly data: ExperimentData;
  /** What computes the features of the experiment. */
  readonly openColumns: OpenColumns;
  readonly experiment: PreparedExperiment;
  /** Of the newest fold. */
  readonly dataset: PreparedDataset;
  readonly run: AuditedRun;
}

export interface AuditedRun {
  readonly metrics: RunMetrics;
  /** Null of a run of before there were reports. */
  readonly report: RunReport | null;
  /** What its models said; none of a run of before that was kept. */
  readonly models: readonly ModelOutputs[];
  /** P(up) of the validation rows' bars as the run left them: after calibration. */
  readonly validation: Float64Array;
  /** Hashes of the data: that the run was made from, null where unknown, and that of today. */
  readonly dataHash: Change<string | null>;
  readonly featureHash: Change<string | null>;
  /** The bars that the run kept; null of a run of before they were. */
  readonly keptBars: Bars | null;
}

export interface Change<T> {
  readonly before: T;
  readonly now: T;
}

/** What the core has no means for. */
export interface AuditTools {
  /**
   * Trains a model of the run on a dataset, its labels as they are given there, and asks it about the rows of `rowsToPredict`: what its
   * head says, before any link function. [rows, outputs] each
   *
   * @throws AppError `invalid`, a sentence, where nothing can be trained
   */
  train(
    dataset: PreparedDataset,
  ): Promise<{ readonly validation: Float32Array; readonly test: Float32Array }>;
  /** Before each check, to say how far it is. */
  begin?(title: string, place: number, count: number): void | Promise<void>;
}

export type Finding = Omit<AuditFinding, 'key' | 'title'>;

/** One kind of leak, looked for in one way. */
export interface AuditCheck {
  readonly key: AuditKey;
  readonly title: string;
  find(subject: AuditSubject, tools: AuditTools): Finding | Promise<Finding>;
}

export function passed(evidence: string): Finding {
  return { verdict: 'pass', evidence, remedy: null };
}

export function failed(evidence: string, remedy: string): Finding {
  return { verdict: 'fail', evidence, remedy };
}

export function warned(evidence: string, remedy: string): Finding {
  return { verdict: 'warning', evidence, remedy };
}

export function notRun(evidence: string): Finding {
  return { verdict: 'notRun', evidence, remedy: null };
}
