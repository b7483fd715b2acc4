import type { PairedTest } from '@shared/run-report';
import { isNumberLabel } from '../labels/outcomes';
import { dieboldMariano } from '../stats/paired/diebold-mariano';
import { mcnemar } from '../stats/paired/mcnemar';
import { sharpeDifference } from '../stats/paired/sharpe-difference';
import { nullIfNaN } from '../stats/undefined';
import type { LabelSpec } from './baseline';
import { byMoment } from './by-moment';
import type { CameTrue, JudgedRows } from './judged-rows';
import { lossesOf, rightOf } from './losses';

/** What all comparisons of an experiment have in common. */
export interface ComparisonTerms {
  readonly label: LabelSpec;
  readonly came: CameTrue;
  /** What a Sharpe ratio of bars is annualised by. */
  readonly barsPerYear: number;
  /** Of the bootstrap. */
  readonly seed: number;
}

/** Chance of a first kind of error that verdicts are made at. */
export const significance = 0.05;

/** 4,999 as in the paper; fewer of long tests, so that it takes a second at most. */
function resamplesOf(bars: number): number {
  return Math.min(4999, Math.max(499, Math.floor(5e7 / bars)));
}

/**
 * Paired tests of a run against a baseline on the same rows, the one that decides first: losses, right and wrong, Sharpe ratios.
 *
 * Neighbouring labels overlap by their horizon, and rows of a date move together: losses are averaged over each moment and their long-run
 * variance allows for the overlap. McNemar's test takes rows for independent, so it is asked of one series and one bar ahead alone, and
 * elsewhere shares of errors are compared as losses are.
 */
export function compare(
  terms: ComparisonTerms,
  run: JudgedRows,
  baseline: JudgedRows,
): readonly PairedTest[] {
  return [
    ...compareLosses(terms, run, baseline),
    ...compareRight(terms, run, baseline),
    ...compareAccounts(terms, run.returns, baseline.returns),
  ];
}

/** Whether losses differ; the first of the tests alone decides what is said in a word. */
export function compareLosses(
  terms: ComparisonTerms,
  run: JudgedRows,
  baseline: JudgedRows,
): readonly PairedTest[] {
  const others = lossesOf(terms.label, baseline, terms.came);
  return lossesOf(terms.label, run, terms.came).map(({ what, losses }, i) =>
    dieboldMarianoOf(what, terms, run.moments, losses, others[i]!.losses, 'less'),
  );
}

/** Whether the one is right more often; none of volatility. */
export function compareRight(
  terms: ComparisonTerms,
  run: JudgedRows,
  baseline: JudgedRows,
): readonly PairedTest[] {
  const { label, came } = terms;
  const [first, second] = [rightOf(label, run, came), rightOf(label, baseline, came)];
  if (first === null || second === null) return [];
  const what = isNumberLabel(label.kind) ? 'Accuracy of the direction' : 'Accuracy';
  if (label.horizon > 1 || byMoment(run.moments, first).length !== first.length)
    return [dieboldMarianoOf(what, terms, run.moments, first, second, 'more')];
  const { rows, onlyFirst, onlySecond, midP } = mcnemar(first, second);
  const difference = (onlyFirst - onlySecond) / rows;
  return [
    {
      test: 'mcnemar',
      what,
      difference: nullIfNaN(difference),
      statistic: rows > 0 ? onlyFirst - onlySecond : null,
      p: nullIfNaN(midP),
      verdict: verdictOf(midP, difference),
    },
  ];
}

/** Whether Sharpe ratios of two accounts on the same bars differ; annualised. None of volatility, which nothing is traded by. */
export function compareAccounts(
  { label, barsPerYear, seed }: Pick<ComparisonTerms, 'label' | 'barsPerYear' | 'seed'>,
  run: Float64Array,
  baseline: Float64Array,
): readonly PairedTest[] {
  if (label.kind === 'volatility') return [];
  const { difference, standardError, p } = sharpeDifference(run, baseline, {
    resamples: resamplesOf(run.length),
    seed,
    level: 0.95,
  });
  return [
    {
      test: 'ledoitWolf',
      what: 'Sharpe ratio',
      difference: nullIfNaN(difference * Math.sqrt(barsPerYear)),
      statistic: nullIfNaN(difference / standardError),
      p: nullIfNaN(p),
      verdict: verdictOf(p, difference),
    },
  ];
}

function dieboldMarianoOf(
  what: string,
  { label }: ComparisonTerms,
  moments: Int32Array,
  run: Float64Array,
  baseline: Float64Array,
  better: 'less' | 'more',
): PairedTest {
  // Both are averaged over the rows that both know, or dates with holes would be compared with whole ones.
  const known = run.map((value, row) => value + baseline[row]!);
  const own = (values: Float64Array) =>
    byMoment(
      moments,
      values.map((value, row) => (Number.isNaN(known[row]!) ? Number.NaN : value)),
    );
  const { difference, statistic, p } = dieboldMariano(own(run), own(baseline), label.horizon);
  return {
    test: 'dieboldMariano',
    what,
    difference: nullIfNaN(difference),
    statistic: nullIfNaN(statistic),
    p: nullIfNaN(p),
    verdict: verdictOf(p, better === 'more' ? difference : -difference),
  };
}

/** @param ahead above 0 where the run is better */
function verdictOf(p: number, ahead: number): PairedTest['verdict'] {
  if (!(p < significance) || ahead === 0) return 'undecided';
  return ahead > 0 ? 'better' : 'worse';
}
