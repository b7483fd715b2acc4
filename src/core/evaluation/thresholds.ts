import { type DecisionRule, decide } from '../backtest/decide';
import { portfolioTargets } from '../backtest/portfolio/rule';
import type { PanelLayout } from '../dataset/panel/layout';
import type { SplitPredictions } from './split-predictions';

/** The decision rule of each row, since folds may have rules of their own. [rows] each */
export interface RowRules {
  readonly long: Float64Array;
  /** Null never goes short. */
  readonly short: Float64Array | null;
}

/** What decides beside the thresholds. */
export interface DecisionTerms {
  /** How the rows of a panel stand together; null of one series. */
  readonly layout: PanelLayout | null;
  /** Of a panel: at each date so many series are held, whatever the thresholds; null: by the thresholds. */
  readonly top: number | null;
  /** Of the label `meta`: the side of each bet, above 0 long, below 0 short, 0 or NaN none [stack]; null of the others. */
  readonly sides: Float64Array | null;
}

/** One rule for all rows. */
export function sameRule({ long, short }: DecisionRule, rows: number): RowRules {
  const same = (value: number) => new Float64Array(rows).fill(value);
  return { long: same(long), short: short === null ? null : same(short) };
}

/**
 * What is wanted at the close of each row: 1 long, 0 flat, -1 short. Of the label `meta` a bet is taken, on its side, where P(up), the chance
 * that it pays, is above the long threshold; one on falling prices only where the rule goes short at all. [rows]
 */
export function wantedOf(said: SplitPredictions, rules: RowRules, terms: DecisionTerms): Int8Array {
  const { rows, probability, probabilityDown } = said;
  if (terms.layout !== null && terms.top !== null) return topOf(said, rules, terms.layout, terms.top);
  return Int8Array.from(rows, (row, i) => {
    const rule = { long: rules.long[i]!, short: rules.short?.[i] ?? null };
    if (terms.sides !== null) return betOf(probability[i]!, rule, terms.sides[row]!);
    return decide(probability[i]!, rule, probabilityDown?.[i] ?? null);
  });
}

function betOf(chance: number, { long, short }: DecisionRule, side: number): number {
  if (!(chance > long)) return 0;
  if (side > 0) return 1;
  return side < 0 && short !== null ? -1 : 0;
}

function topOf(
  { rows, probability, probabilityDown }: SplitPredictions,
  { short }: RowRules,
  layout: PanelLayout,
  top: number,
): Int8Array {
  const stacked = (values: Float64Array) => {
    const stack = new Float64Array(layout.date.length).fill(NaN);
    rows.forEach((row, i) => {
      stack[row] = values[i]!;
    });
    return stack;
  };
  // Where the best are taken, thresholds say no more than whether the worst are sold.
  const rule = { long: 0.5, short: short === null ? null : 0.5, top };
  const down = probabilityDown && stacked(probabilityDown);
  const targets = portfolioTargets(layout, stacked(probability), rule, down);
  return Int8Array.from(rows, (row) => targets[row]!);
}
