import type { RunMetrics, RunResult, SplitName } from '@shared/runs';
import { splitWords } from '@shared/runs';
import { barsPerYear } from '../stats/bars-per-year';
import { evaluateSplit, type RunTerms, type SplitEvaluation } from './evaluate-split';
import type { SplitPredictions } from './split-predictions';

export interface RunEvaluation {
  readonly metrics: RunMetrics;
  readonly results: Readonly<Record<SplitName, RunResult>>;
  /** What the reader should know before believing the figures, as sentences. */
  readonly warnings: readonly string[];
}

/**
 * Judges a run over its three splits, each traded as an account of its own.
 *
 * @throws AppError `invalid` when a split has no rows.
 */
export function evaluateRun(
  terms: RunTerms,
  splits: Readonly<Record<SplitName, SplitPredictions>>,
): RunEvaluation {
  const { time } = terms.bars;
  const common = { ...terms, training: splits.train, barsPerYear: barsPerYear(time) };
  const evaluate = (split: SplitName) =>
    evaluateSplit({ ...common, ...splits[split], split, endBefore: nextStart(splits, split, time.length) });
  const [train, validation, test] = [evaluate('train'), evaluate('validation'), evaluate('test')];
  return {
    metrics: { train: train.metrics, validation: validation.metrics, test: test.metrics },
    results: { train: train.result, validation: validation.result, test: test.result },
    warnings: [train, validation, test].flatMap(ruinWarning),
  };
}

function nextStart(
  splits: Readonly<Record<SplitName, SplitPredictions>>,
  split: SplitName,
  barCount: number,
): number {
  const last = splits[split].rows.at(-1) ?? 0;
  const starts = Object.values(splits).flatMap(({ rows }) => [...rows.subarray(0, 1)]);
  return Math.min(barCount, ...starts.filter((start) => start > last));
}

function ruinWarning({ result, ruinedAt }: SplitEvaluation): readonly string[] {
  if (ruinedAt === null) return [];
  const day = new Date(ruinedAt).toISOString().slice(0, 10);
  return [
    `The account of the ${splitWords[result.split]} split lost everything on ${day} and traded no more. Its figures end in ruin.`,
  ];
}
