import type { PartReport } from '@shared/run-report';
import type { ExperimentSpec } from '@shared/spec';
import { regimeNames, regimesOf } from '../labels/regimes';
import { returnsOf, sharpe } from '../stats/returns';
import { type JudgedSplit, judgedRows, rowMetricsOf, type SplitEvaluation } from './evaluate-split';
import { rowsAt } from './pick-rows';
import { type Figures, rowFiguresOf, spreadsOf } from './spreads';
import type { RunTerms } from './terms';

/** What a seed said of the test rows, and its account. */
export interface JudgedTest {
  readonly said: JudgedSplit;
  readonly evaluation: SplitEvaluation;
}

/** Figures of each calendar year, UTC. */
export function yearReports(terms: RunTerms, seeds: readonly JudgedTest[]): readonly PartReport[] {
  const { time } = terms.traded.bars;
  const yearOf = time.map((moment) => new Date(moment).getUTCFullYear());
  const years = [...new Set(yearOf)].sort((a, b) => a - b);
  return partReports(
    terms,
    seeds,
    yearOf,
    years.map((year) => ({ part: year, label: String(year) })),
  );
}

/** Figures of each regime of the market, as the rule of rises and falls tells it at the close of a row's bar. */
export function regimeReports(
  terms: RunTerms,
  seeds: readonly JudgedTest[],
  rule: ExperimentSpec['label'],
): readonly PartReport[] {
  const regimes = regimesOf(terms.traded.bars.close, rule);
  return partReports(
    terms,
    seeds,
    regimes,
    regimeNames.map((label, part) => ({ part, label })),
  );
}

/** Parts without a row are left out. */
function partReports(
  terms: RunTerms,
  seeds: readonly JudgedTest[],
  partOf: Float64Array,
  parts: readonly { readonly part: number; readonly label: string }[],
): readonly PartReport[] {
  return parts.flatMap(({ part, label }) => {
    const figures = seeds.map((seed) => figuresOfPart(terms, seed, partOf, part));
    const rows = figures[0]?.rows ?? 0;
    return rows === 0 ? [] : [{ label, rows, figures: spreadsOf(figures.map((one) => one.figures)) }];
  });
}

/** The return of a bar belongs to the part of the bar before, at whose close it was decided what to hold. */
function figuresOfPart(
  terms: RunTerms,
  { said, evaluation }: JudgedTest,
  partOf: Float64Array,
  part: number,
): { readonly rows: number; readonly figures: Figures } {
  const moments = terms.traded.momentsOf(said.rows);
  const places = Int32Array.from(said.rows.keys()).filter((i) => partOf[moments[i]!] === part);
  const rows = rowsAt(said, places);
  const { start } = evaluation.range;
  const returns = returnsOf(evaluation.result.equity).filter((_, i) => partOf[start + i] === part);
  const growth = returns.reduce((sum, value) => sum + Math.log1p(value), 0);
  return {
    rows: judgedRows(rows).length,
    figures: new Map([
      ...rowFiguresOf(rowMetricsOf(rows, terms)),
      ['trading.sharpe', sharpe(returns, terms.barsPerYear)],
      ['trading.totalReturn', returns.length === 0 ? NaN : Math.expm1(growth)],
    ]),
  };
}
