import { normalCdf } from '../../stats/normal';
import { normalQuantile } from '../../stats/normal-quantile';
import type { Axis } from '../axes';

/** Where a coordinate is drawn: its mean, and how many times wider than the population's own deviation. */
export interface Stretched {
  readonly mean: number;
  readonly width: number;
}

/**
 * Keeps a countable coordinate from settling on one value for good: the values beside the mean's keep a chance of `margin` between them
 * (Hamano, Saito, Nomura, Shirakawa, "CMA-ES with Margin", GECCO 2022, equations 12 to 20).
 *
 * @param deviation of the coordinate in the population, before `width`
 */
export function withMargin(
  axis: Axis,
  { mean, width }: Stretched,
  deviation: number,
  margin: number,
): Stretched {
  const size = axis.size!;
  const k = axis.indexOf(axis.at(mean));
  const spread = deviation * width;
  if (k === 0 || k === size - 1)
    return { mean: nearEdge(axis.edge(k === 0 ? 1 : k), mean, spread, margin), width };
  const low = axis.edge(k);
  const high = axis.edge(k + 1);
  const below = Math.max(normalCdf((low - mean) / spread), margin / 2);
  const above = Math.max(normalCdf((mean - high) / spread), margin / 2);
  const middle = 1 - normalCdf((low - mean) / spread) - normalCdf((mean - high) / spread);
  const [chanceBelow, chanceAbove] = [below, above].map((chance) => {
    const given = 1 - below - above - middle;
    const free = below + middle + above - 1.5 * margin;
    return Math.min(Math.max(chance + (given * (chance - margin / 2)) / free, 1e-10), 0.5 - 1e-10);
  }) as [number, number];
  const down = -normalQuantile(chanceBelow);
  const up = -normalQuantile(chanceAbove);
  return {
    mean: (low * up + high * down) / (up + down),
    width: (high - low) / ((up + down) * deviation),
  };
}

/** At an end of the axis there is one neighbour only: the mean stays near enough for it to keep the whole margin. */
function nearEdge(edge: number, mean: number, spread: number, margin: number): number {
  const farthest = -normalQuantile(margin) * spread;
  return Math.abs(mean - edge) <= farthest ? mean : edge + Math.sign(mean - edge) * farthest;
}
