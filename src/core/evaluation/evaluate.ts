import type { RunMetrics, RunResult, SplitName } from '@shared/runs';
import { splitWords } from '@shared/runs';
import { evaluateSplit, type JudgedSplit, type SplitEvaluation } from './evaluate-split';
import { extremesOf } from './split-bars';
import type { RunTerms } from './terms';

export interface RunEvaluation {
  readonly metrics: RunMetrics;
  readonly results: Readonly<Record<SplitName, RunResult>>;
  /** The account of the test rows. */
  readonly test: SplitEvaluation;
  /** What the reader should know before believing the figures, as sentences. */
  readonly warnings: readonly string[];
}

export type JudgedSplits = Readonly<Record<SplitName, JudgedSplit>>;

/**
 * Judges a run over its three splits, each traded as an account of its own.
 *
 * @throws AppError `invalid` when a split has no rows.
 */
export function evaluateRun(terms: RunTerms, splits: JudgedSplits, hasIntervals = true): RunEvaluation {
  const starts = startsOf(terms, splits);
  const evaluate = (split: SplitName) => {
    const said = splits[split];
    const endBefore = nextStart(terms, said, starts);
    // What a model was fitted to tells nothing of chance.
    return evaluateSplit(terms, { split, said, endBefore, hasIntervals: hasIntervals && split !== 'train' });
  };
  const [train, validation, test] = [evaluate('train'), evaluate('validation'), evaluate('test')];
  return {
    metrics: { train: train.metrics, validation: validation.metrics, test: test.metrics },
    results: { train: train.result, validation: validation.result, test: test.result },
    test,
    warnings: [...[train, validation, test].flatMap(ruinWarning), ...test.notes],
  };
}

/** First moment after all rows of a split at which another one begins, or the number of moments. */
export function nextStart(
  { traded }: Pick<RunTerms, 'traded'>,
  { rows }: Pick<JudgedSplit, 'rows'>,
  starts: readonly number[],
): number {
  const last = rows.length === 0 ? 0 : extremesOf(traded.momentsOf(rows)).last;
  return Math.min(traded.bars.time.length, ...starts.filter((start) => start > last));
}

function startsOf({ traded }: RunTerms, splits: JudgedSplits): readonly number[] {
  return Object.values(splits).flatMap(({ rows }) =>
    rows.length === 0 ? [] : [extremesOf(traded.momentsOf(rows)).first],
  );
}

function ruinWarning({ result, ruinedAt }: Pick<SplitEvaluation, 'result' | 'ruinedAt'>): readonly string[] {
  if (ruinedAt === null) return [];
  const day = new Date(ruinedAt).toISOString().slice(0, 10);
  return [
    `The account of the ${splitWords[result.split]} split lost everything on ${day} and traded no more. Its figures end in ruin.`,
  ];
}
