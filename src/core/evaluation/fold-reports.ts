import type { FoldReport } from '@shared/run-report';
import type { PreparedExperiment } from '../dataset/prepare';
import { nullIfNaN } from '../stats/undefined';
import { segmentsOf } from '../validation/drawing';
import type { DecidedFold } from './decided-fold';
import { evaluateSplit, judgedRows } from './evaluate-split';
import { extremesOf } from './split-bars';
import { type Figures, figuresOf, spreadsOf } from './spreads';
import type { RunTerms } from './terms';

/**
 * What each fold did with time, and the figures of its test rows over the seeds: each seed trades them in an account of its own, up to the
 * bar in which its last label comes true.
 *
 * @param seeds what each seed's models said, by fold; null where a fold was not trained
 */
export function foldReports(
  experiment: PreparedExperiment,
  terms: RunTerms,
  seeds: readonly (readonly (DecidedFold | null)[])[],
): readonly FoldReport[] {
  const { folds } = experiment.split;
  const { time } = terms.traded.bars;
  return folds.map((fold, place) => {
    const said = seeds.flatMap((decided) => decided[place] ?? []);
    const stretch = (rows: Int32Array) => stretchOf(terms, rows);
    return {
      fold: place,
      train: stretch(fold.train),
      validation: stretch(fold.validation),
      test: stretch(fold.test),
      purged: fold.purged.length,
      embargoed: fold.embargoed.length,
      segments: segmentsOf(experiment.samples, fold).map(({ role, from, to }) => ({
        role,
        from: time[from]!,
        to: time[to]!,
      })),
      flaw: fold.flaw,
      figures: spreadsOf(said.flatMap((one) => figuresOfFold(terms, one))),
    };
  });
}

function figuresOfFold(terms: RunTerms, { test }: DecidedFold): readonly Figures[] {
  if (judgedRows(test).length === 0) return [];
  const endBefore = terms.traded.bars.time.length;
  const { metrics } = evaluateSplit(terms, { split: 'test', said: test, endBefore, hasIntervals: false });
  return [figuresOf(metrics)];
}

function stretchOf(terms: RunTerms, rows: Int32Array): FoldReport['test'] {
  if (rows.length === 0) return { rows: 0, firstTime: null, lastTime: null };
  const { first, last } = extremesOf(terms.traded.momentsOf(rows));
  const { time } = terms.traded.bars;
  return { rows: rows.length, firstTime: nullIfNaN(time[first]!), lastTime: nullIfNaN(time[last]!) };
}
