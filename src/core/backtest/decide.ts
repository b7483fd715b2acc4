/** When to hold what; the `decision` part of an experiment's spec. */
export interface DecisionRule {
  /** Long when P(up) is above this. */
  readonly long: number;
  /** Short when P(down) is above 1 less this; null never goes short. */
  readonly short: number | null;
}

/** Position wanted: 1 long, 0 flat, -1 short. */
export type Side = -1 | 0 | 1;

/**
 * The position one row asks for; an unknown probability (NaN) asks for none. It cannot ask for both: with short <= long, P(up) and
 * P(down) would exceed 1 together.
 *
 * @param down P(down) where there is a third class; null where it is 1 - P(up), so that short is P(up) < rule.short.
 */
export function decide(up: number, rule: DecisionRule, down: number | null = null): Side {
  if (up > rule.long) return 1;
  if (rule.short === null) return 0;
  const isShort = down === null ? up < rule.short : down > 1 - rule.short;
  return isShort ? -1 : 0;
}

/** The same for every bar. [bars] -> [bars] */
export function decideAll(up: Float64Array, rule: DecisionRule, down: Float64Array | null = null): Int8Array {
  return Int8Array.from(up, (p, bar) => decide(p, rule, down?.[bar] ?? null));
}
