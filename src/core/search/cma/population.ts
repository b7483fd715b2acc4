import type { Random } from '../../random';
import type { Axis } from '../axes';
import { type Distribution, drawFrom, nextDistribution, roundDistribution, whiten } from './distribution';
import { withMargin } from './margin';
import type { Strategy } from './strategy';

/** A draw: where it stands in the population, and the places on the axes that it is tried at. */
export interface Draw {
  readonly inner: Float64Array;
  readonly places: Float64Array;
}

/** A distribution over axes: bounded, and with a margin on those that are countable. */
export interface Population {
  readonly distribution: Distribution;
  /** How many times wider each coordinate is tried than it is drawn. */
  readonly widths: Float64Array;
}

export function populationAt(mean: Float64Array, step: number): Population {
  return { distribution: roundDistribution(mean, step), widths: new Float64Array(mean.length).fill(1) };
}

/** Drawn anew where it falls outside the axes; after so many times the nearer end is taken, of numbers that cannot be counted for good. */
export function draw({ distribution, widths }: Population, axes: readonly Axis[], random: Random): Draw {
  const { mean } = distribution;
  const placesOf = (inner: Float64Array) => inner.map((x, i) => mean[i]! + (x - mean[i]!) * widths[i]!);
  const isInside = (inner: Float64Array) => placesOf(inner).every((place) => place >= 0 && place <= 1);
  let inner = drawFrom(distribution, random);
  for (let n = 0; n < 10 * axes.length && !isInside(inner); n++) inner = drawFrom(distribution, random);
  inner = inner.map((x, i) => (axes[i]!.size === null ? Math.min(Math.max(x, 0), 1) : x));
  return { inner, places: placesOf(inner) };
}

/** @param ranked where the draws stand in the population, the best first */
export function evolved(
  { distribution, widths }: Population,
  axes: readonly Axis[],
  strategy: Strategy,
  ranked: readonly Float64Array[],
): Population {
  const within = ranked.map((inner) => nearby(distribution, inner));
  const next = nextDistribution(distribution, strategy, within);
  const margin = 1 / (axes.length * strategy.population);
  const stretched = axes.map((axis, i) => {
    const now = { mean: next.mean[i]!, width: widths[i]! };
    const deviation = next.step * Math.sqrt(next.shape[i * axes.length + i]!);
    return axis.size === null ? now : withMargin(axis, now, deviation, margin);
  });
  return {
    distribution: { ...next, mean: Float64Array.from(stretched, ({ mean }) => mean) },
    widths: Float64Array.from(stretched, ({ width }) => width),
  };
}

/**
 * What was drawn from an earlier generation, because several trials are under way at once, counts no more than a far draw of this one (Hansen,
 * "Injecting External Solutions Into CMA-ES", arXiv:1110.4181, equation 6).
 */
function nearby({ mean, step, eigen }: Distribution, inner: Float64Array): Float64Array {
  const n = mean.length;
  const away = inner.map((x, i) => (x - mean[i]!) / step);
  const length = Math.hypot(...whiten(eigen, away));
  const most = Math.sqrt(n) + (2 * n) / (n + 2);
  return length <= most ? inner : away.map((value, i) => mean[i]! + (step * value * most) / length);
}
