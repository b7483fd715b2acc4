import type { RunMetrics, RunResult, SplitName } from '@shared/runs';
import { splitWords } from '@shared/runs';
import { barsPerYear } from '../stats/bars-per-year';
import { evaluateSplit, type RunTerms, type SplitEvaluation } from './evaluate-split';
import { extremesOf } from './split-bars';
import type { SplitPredictions } from './split-predictions';
import { tradedOf } from './traded';

export interface RunEvaluation {
  readonly metrics: RunMetrics;
  readonly results: Readonly<Record<SplitName, RunResult>>;
  /** What the reader should know before believing the figures, as sentences. */
  readonly warnings: readonly string[];
}

type Spans = Readonly<Record<SplitName, ReturnType<typeof extremesOf> | null>>;

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
  const { momentsOf } = tradedOf(terms.bars, terms.panel ?? null);
  const spanOf = ({ rows }: SplitPredictions) => (rows.length === 0 ? null : extremesOf(momentsOf(rows)));
  const spans: Spans = {
    train: spanOf(splits.train),
    validation: spanOf(splits.validation),
    test: spanOf(splits.test),
  };
  const evaluate = (split: SplitName) =>
    evaluateSplit({ ...common, ...splits[split], split, endBefore: nextStart(spans, split, time.length) });
  const [train, validation, test] = [evaluate('train'), evaluate('validation'), evaluate('test')];
  return {
    metrics: { train: train.metrics, validation: validation.metrics, test: test.metrics },
    results: { train: train.result, validation: validation.result, test: test.result },
    warnings: [...[train, validation, test].flatMap(ruinWarning), ...test.notes],
  };
}

/** First moment of the split that follows, or the number of moments. */
function nextStart(spans: Spans, split: SplitName, count: number): number {
  const last = spans[split]?.last ?? 0;
  const starts = Object.values(spans).flatMap((span) => (span === null ? [] : [span.first]));
  return Math.min(count, ...starts.filter((start) => start > last));
}

function ruinWarning({ result, ruinedAt }: SplitEvaluation): readonly string[] {
  if (ruinedAt === null) return [];
  const day = new Date(ruinedAt).toISOString().slice(0, 10);
  return [
    `The account of the ${splitWords[result.split]} split lost everything on ${day} and traded no more. Its figures end in ruin.`,
  ];
}
