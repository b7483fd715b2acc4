import type { Proposal } from '@shared/sweep-plan';
import type { Random } from '../../random';
import type { Axis } from '../axes';
import { proposalAt } from '../draw';
import type { Bandwidths } from './bandwidths';
import { choiceKernels } from './choices';
import { numberKernels } from './numbers';

/** A proposal as places from 0 to 1 along the axes; NaN of those that do not apply. [axes] */
export type Places = Float64Array;

export function placesOf(axes: readonly Axis[], proposal: Proposal): Places {
  const places = new Float64Array(axes.length);
  axes.forEach(({ path, placeOf }, d) => {
    const value = proposal[path];
    places[d] = value === undefined ? NaN : placeOf(value);
  });
  return places;
}

/** A density over proposals. */
export interface Mixture {
  draw(random: Random): Proposal;
  logDensity(places: Places): number;
}

/**
 * The Parzen estimator of what was seen: a sum of kernels, one for each proposal and one for the prior, which weighs 1. A kernel is a product over
 * all dimensions (multivariate TPE: Falkner, Klein and Hutter, "BOHB", ICML 2018), so that what goes well together is drawn together.
 *
 * Dimensions with conditions stay in the same product. A kernel says of a dimension that its own proposal lacked what the prior says; so no part of
 * the space has to be searched apart, and whole proposals are compared.
 *
 * @param weights of the proposals
 */
export function mixtureOf(
  axes: readonly Axis[],
  seen: readonly Places[],
  weights: readonly number[],
  bandwidths: Bandwidths,
): Mixture {
  const kernels = axes.map((axis, d) => {
    const places = Float64Array.from(seen, (row) => row[d]!);
    return axis.isOrdered ? numberKernels(axis, places, bandwidths) : choiceKernels(axis, places);
  });
  const all = Float64Array.of(...weights, 1);
  const sum = all.reduce((total, weight) => total + weight, 0);
  const logWeights = all.map((weight) => Math.log(weight / sum));
  return {
    draw(random) {
      const kernel = drawIndex(all, random.next() * sum);
      return proposalAt(axes, (_, d) => kernels[d]!.draw(kernel, random));
    },
    logDensity(places) {
      const logs = logWeights.slice();
      places.forEach((place, d) => {
        if (!Number.isNaN(place)) kernels[d]!.addLogDensities(place, logs);
      });
      return logSum(logs);
    },
  };
}

function drawIndex(weights: Float64Array, at: number): number {
  let left = at;
  const drawn = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return drawn < 0 ? weights.length - 1 : drawn;
}

/** Log of the sum of exponentials. */
function logSum(logs: Float64Array): number {
  const most = logs.reduce((largest, log) => Math.max(largest, log), -Infinity);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
