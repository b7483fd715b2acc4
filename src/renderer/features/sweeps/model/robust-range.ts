import type { Direction } from './trial-values';

/** From where to where values are worth being told apart. */
export interface RobustRange {
  readonly low: number;
  readonly high: number;
  /** How many are worse than its worse end. */
  readonly beyond: number;
}

/** Interquartile ranges beyond the quartile where values are far out (Tukey 1977). */
const far = 3;

/** The whole better end; the worse one only so far that a few trials gone astray do not press all others together. Null without a value. */
export function robustRange(values: readonly number[], { isLessBetter }: Direction): RobustRange | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const quartile = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  const room = far * (quartile(0.75) - quartile(0.25));
  if (sorted.length < 8 || room === 0) return { low, high, beyond: 0 };
  const fence = isLessBetter ? quartile(0.75) + room : quartile(0.25) - room;
  const inside = sorted.filter((value) => (isLessBetter ? value <= fence : value >= fence));
  const beyond = sorted.length - inside.length;
  return { low: inside[0] ?? low, high: inside.at(-1) ?? high, beyond };
}
