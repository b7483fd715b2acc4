import type { Axis } from '../axes';
import type { Kernels } from './kernels';

/**
 * Weight of the prior within a kernel, beside 1 of what was seen; Optuna has 1. With 2 a choice that the few best happen to lack comes up again: the
 * best medians over the mixed space of `bench/samplers.mjs`.
 */
const priorWeight = 2;

/**
 * Distributions over values without an order, after Aitchison and Aitken (Biometrika 63, 1976): each mostly what was seen, and a little of
 * all, less of it the more was seen. The prior is even.
 *
 * @param places of what was seen, NaN where the dimension did not apply: such a kernel is the prior here
 */
export function choiceKernels({ size }: Axis, places: Float64Array): Kernels {
  const values = size ?? 1;
  const seen = Int32Array.from({ length: places.length + 1 }, (_, k) => {
    const place = places[k] ?? NaN;
    return Number.isNaN(place) ? -1 : valueAt(place, values);
  });
  const rest = priorWeight / (places.filter((place) => !Number.isNaN(place)).length + 1);
  const whole = 1 + rest * values;
  const own = Math.log((1 + rest) / whole);
  const other = Math.log(rest / whole);
  const even = -Math.log(values);
  return {
    draw(kernel, random) {
      const isOwn = random.next() * whole < 1;
      const place = random.next();
      return isOwn && seen[kernel]! >= 0 ? (seen[kernel]! + 0.5) / values : place;
    },
    addLogDensities(place, out) {
      const value = valueAt(place, values);
      for (let k = 0; k < out.length; k++) out[k]! += seen[k] === -1 ? even : seen[k] === value ? own : other;
    },
  };
}

function valueAt(place: number, values: number): number {
  return Math.min(values - 1, Math.floor(place * values));
}
