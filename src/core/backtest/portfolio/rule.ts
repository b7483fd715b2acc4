import type { PanelLayout } from '../../dataset/panel/layout';
import { type DecisionRule, decideAll } from '../decide';

/** When to hold which series of a panel; the `decision` part of an experiment's spec. */
export interface PortfolioRule extends DecisionRule {
  /** At each date long so many series of highest P(up), short as many of lowest where `short` is not null; null: by the thresholds. */
  readonly top?: number | null;
}

/**
 * What is wanted of each series at the close of each of its bars: 1 long, 0 flat, -1 short. [stack]
 *
 * By the thresholds each row is decided as in one series. With `top` the rows of a date that have a P(up) are ranked, as by Fischer and
 * Krauss, "Deep learning with long short-term memory networks for financial market predictions" (European Journal of Operational
 * Research 270(2), 2018), and all others of the date are flat. Of n rows at most n, and with shorts floor(n / 2) a side, are taken. Equals at
 * the cut are all taken, and what would be both long and short is flat, so that the order of the series decides nothing and what says the
 * same of all goes neither way. A series without a bar on a date is not asked: it keeps what it was last told.
 *
 * @param up P(up), NaN where unknown. [stack]
 * @param down P(down) where there is a third class, null elsewhere; rows are then ranked by P(up) - P(down). [stack]
 */
export function portfolioTargets(
  layout: PanelLayout,
  up: Float64Array,
  rule: PortfolioRule,
  down: Float64Array | null = null,
): Int8Array {
  if (rule.top === null || rule.top === undefined) return decideAll(up, rule, down);
  const score = down === null ? up : up.map((p, row) => p - down[row]!);
  const targets = new Int8Array(up.length);
  for (const rows of knownByDate(layout, score)) {
    const most = rule.short === null ? rows.length : Math.floor(rows.length / 2);
    const count = Math.min(rule.top, most);
    if (count === 0) continue;
    const sorted = Float64Array.from(rows, (row) => score[row]!).sort();
    const least = sorted[sorted.length - count]!;
    const largest = rule.short === null ? Number.NEGATIVE_INFINITY : sorted[count - 1]!;
    for (const row of rows) targets[row] = Number(score[row]! >= least) - Number(score[row]! <= largest);
  }
  return targets;
}

/** Rows with a score, date by date, in the order of the series. */
function knownByDate({ date, keys }: PanelLayout, score: Float64Array): readonly number[][] {
  const rows: number[][] = Array.from(keys, () => []);
  date.forEach((d, row) => {
    if (!Number.isNaN(score[row]!)) rows[d]!.push(row);
  });
  return rows;
}
