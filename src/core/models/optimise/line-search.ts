/** A function along a line, at the distance `step` from where it starts. */
export type AlongLine = (step: number) => { readonly value: number; readonly slope: number };

const enough = 1e-4;
const flatter = 0.9;
const noise = 1e-13;

/**
 * A step that lowers the function enough and leaves its slope flat enough (Wolfe's conditions), by doubling and bisection: Lewis and
 * Overton, "Nonsmooth optimization via quasi-Newton methods" (Mathematical Programming 141, 2013), algorithm 2.6. Where values
 * differ by less than rounding, slopes alone decide: the approximate condition of Hager and Zhang (SIAM J. Optim. 16(1), 2005).
 *
 * @param slope at the start, below 0
 * @returns null where 60 steps find none, as at the bottom of what double precision can tell apart
 */
export function lineSearch(along: AlongLine, value: number, slope: number, first: number): number | null {
  let [low, high, step] = [0, Infinity, first];
  for (let attempt = 0; attempt < 60; attempt++) {
    const at = along(step);
    const isLower = at.value <= value + enough * step * slope;
    const isLevel = at.value <= value + noise * Math.abs(value) && at.slope <= (2 * enough - 1) * slope;
    if (!(isLower || isLevel)) high = step;
    else if (at.slope < flatter * slope) low = step;
    else return step;
    step = high === Infinity ? 2 * step : (low + high) / 2;
  }
  return null;
}
