import type { Information } from '@shared/runs';
import { correlationOf } from '../analysis/correlation';
import { ranksOf } from '../analysis/ranks';
import { centreOf } from '../stats/forecast';
import { informationByPeriod, informationRatio } from '../stats/information-by-period';
import { knownPairs } from '../stats/known-pairs';
import { nullIfNaN } from '../stats/undefined';
import type { Predictions } from './predictions';
import type { RunTerms } from './terms';

/** What rows are ordered by: the forecast, or P(up), less P(down) where that is not what is left of it. [rows] */
export function scoreOf({ probability, probabilityDown, forecast }: Predictions): Float64Array {
  if (forecast !== null) return centreOf(forecast);
  return probabilityDown === null ? probability : probability.map((up, row) => up - probabilityDown[row]!);
}

/**
 * Information coefficients of what was said: of one series over all rows, their ratio over UTC months; of a panel date by date, as
 * Grinold and Kahn mean them.
 */
export function informationOf(
  said: Predictions,
  rows: Int32Array,
  { traded, layout, came }: Pick<RunTerms, 'traded' | 'layout' | 'came'>,
): Information {
  const score = scoreOf(said);
  const outcome = Float64Array.from(rows, (row) => came[row]!);
  const moments = traded.momentsOf(rows);
  if (layout !== null) {
    const byDate = informationByPeriod(score, outcome, moments);
    const ratio = informationRatio(byDate.ic);
    return figures(ratio.mean, informationRatio(byDate.rankIc).mean, ratio.ratio);
  }
  const [known, happened] = knownPairs(score, outcome);
  const months = moments.map((moment) => monthOf(traded.bars.time[moment]!));
  const { ratio } = informationRatio(informationByPeriod(score, outcome, months).ic);
  if (known.length < 2) return figures(NaN, NaN, NaN);
  return figures(correlationOf(known, happened), correlationOf(ranksOf(known), ranksOf(happened)), ratio);
}

function figures(ic: number, rankIc: number, icir: number): Information {
  return { ic: nullIfNaN(ic), rankIc: nullIfNaN(rankIc), icir: nullIfNaN(icir) };
}

/** Months since the year 0, UTC. */
function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
