import { type AlongLine, lineSearch } from './line-search';

/** Writes the gradient at `x` and gives the value; Infinity or NaN where the function is not defined. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** Largest derivative by magnitude at `x`. */
  readonly steepest: number;
  readonly iterations: number;
  /** Whether the gradient came down to what was asked, or to what rounding allows. */
  readonly isConverged: boolean;
}

export interface MinimiseOptions {
  readonly maxIterations: number;
  /** Done where no derivative is larger than this times the value, which counts as 1 at least. */
  readonly tolerance: number;
}

const memory = 20;

/** Still a minimum where the line search ends at the limits of double precision. */
const roundingTolerance = 1e-7;

/**
 * Minimum of a smooth function by L-BFGS: Nocedal and Wright, "Numerical Optimization" (2006), algorithms 7.4 and 7.5. Own code:
 * `fmin`, the registry's best known, has Nelder-Mead and conjugate gradients on plain arrays and does not say whether it converged.
 *
 * @param start left as it is
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  { maxIterations, tolerance }: MinimiseOptions,
): Minimum {
  let x = start.slice();
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const pairs: Pair[] = [];
  let iterations = 0;
  const reached = (limit: number) => largest(gradient) <= limit * Math.max(1, Math.abs(value));
  const end = (isConverged: boolean): Minimum => ({
    x,
    value,
    steepest: largest(gradient),
    iterations,
    isConverged: isConverged && Number.isFinite(value),
  });

  for (; iterations < maxIterations; iterations++) {
    if (reached(tolerance)) return end(true);
    const direction = descent(gradient, pairs);
    const slope = dot(direction, gradient);
    const next = new Float64Array(x.length);
    const nextGradient = new Float64Array(x.length);
    let nextValue = value;
    const along: AlongLine = (step) => {
      for (let i = 0; i < x.length; i++) next[i] = x[i]! + step * direction[i]!;
      nextValue = objective(next, nextGradient);
      return { value: nextValue, slope: dot(nextGradient, direction) };
    };
    const first = pairs.length === 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    if (!(slope < 0) || lineSearch(along, value, slope, first) === null) {
      // What was remembered of the curvature may have misled: once more along the gradient alone.
      if (pairs.length === 0 || reached(roundingTolerance)) return end(reached(roundingTolerance));
      pairs.length = 0;
      continue;
    }
    remember(pairs, x, next, gradient, nextGradient);
    [x, gradient, value] = [next, nextGradient, nextValue];
  }
  return end(reached(tolerance));
}

interface Pair {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly curvature: number;
}

function remember(
  pairs: Pair[],
  x: Float64Array,
  next: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const moved = next.map((v, i) => v - x[i]!);
  const turned = nextGradient.map((v, i) => v - gradient[i]!);
  const curvature = dot(moved, turned);
  if (!(curvature > 0)) return;
  pairs.push({ moved, turned, curvature });
  if (pairs.length > memory) pairs.shift();
}

/** Minus the gradient times the estimated inverse Hessian. */
function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const out = gradient.map((v) => -v);
  const shares = new Float64Array(pairs.length);
  for (let p = pairs.length - 1; p >= 0; p--) {
    const { moved, turned, curvature } = pairs[p]!;
    shares[p] = dot(moved, out) / curvature;
    addTo(out, -shares[p]!, turned);
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const scale = last.curvature / dot(last.turned, last.turned);
    for (let i = 0; i < out.length; i++) out[i]! *= scale;
  }
  for (const [p, { moved, turned, curvature }] of pairs.entries()) {
    addTo(out, shares[p]! - dot(turned, out) / curvature, moved);
  }
  return out;
}

function addTo(out: Float64Array, factor: number, values: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i]! += factor * values[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function largest(values: Float64Array): number {
  let out = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= out)) out = size; // NaN stays
  }
  return out;
}
