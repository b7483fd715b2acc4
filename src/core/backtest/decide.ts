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
 * The position one row asks for; an unknown probability (NaN) asks for none. Where a third class lets both sides pass their
 * thresholds, the likelier one is taken, and neither of equals.
 *
 * @param down P(down) where there is a third class; null where it is 1 - P(up), so that short is P(up) < rule.short.
 */
export function decide(up: number, rule: DecisionRule, down: number | null = null): Side {
  const isLong = up > rule.long;
  const isShort = rule.short !== null && (down === null ? up < rule.short : down > 1 - rule.short);
  if (isLong && isShort && down !== null) return Math.sign(up - down) as Side;
  if (isLong) return 1;
  return isShort ? -1 : 0;
}

/** The same for every bar. [bars] -> [bars] */
export function decideAll(up: Float64Array, rule: DecisionRule, down: Float64Array | null = null): Int8Array {
  return Int8Array.from(up, (p, bar) => decide(p, rule, down?.[bar] ?? null));
}
