/** When to hold what; the `decision` part of an experiment's spec. */
export interface DecisionRule {
  /** Long when P(up) is above this. */
  readonly long: number;
  /** Short when P(up) is below this; null never goes short. */
  readonly short: number | null;
}

/** Position wanted: 1 long, 0 flat, -1 short. */
export type Side = -1 | 0 | 1;

/** The position one probability asks for; an unknown probability (NaN) asks for none. */
export function decide(probability: number, rule: DecisionRule): Side {
  if (probability > rule.long) return 1;
  if (rule.short !== null && probability < rule.short) return -1;
  return 0;
}

/** The same for every bar. [bars] -> [bars] */
export function decideAll(probability: Float64Array, rule: DecisionRule): Int8Array {
  return Int8Array.from(probability, (p) => decide(p, rule));
}
