import type { Random } from '@core/random';
import type { Rows } from '../learner';
import type { HiddenMarkovModel } from './model';

/** Rows apart into groups of equal size by the first feature: the start that needs no luck. [count] */
export function quantileGroups({ values, count, width }: Rows, states: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => values[a * width]! - values[b * width]! || a - b,
  );
  const groups = new Int32Array(count);
  for (const [place, row] of order.entries()) groups[row] = Math.floor((place * states) / count);
  return groups;
}

/**
 * Groups by k-means on features in units of their deviation, from centres drawn far apart: Arthur and Vassilvitskii, "k-means++"
 * (SODA 2007), then at most 50 rounds of Lloyd's. [count]
 */
export function nearestGroups(
  rows: Rows,
  deviations: Float64Array,
  states: number,
  random: Random,
): Int32Array {
  const { values, count, width } = rows;
  const scaled = Float64Array.from(values, (value, i) => value / deviations[i % width]!);
  const centres = drawCentres(scaled, count, width, states, random);
  const groups = new Int32Array(count).fill(-1);
  for (let round = 0; round < 50; round++) {
    let moved = 0;
    for (let row = 0; row < count; row++) {
      const { nearest } = nearestOf(scaled, row, centres, width, states);
      if (nearest !== groups[row]) moved++;
      groups[row] = nearest;
    }
    if (moved === 0) break;
    moveCentres(scaled, groups, centres, width);
  }
  return groups;
}

/** A model that stays in a state nine times of ten, with the moments of the groups; those of all rows for a group of fewer than two. */
export function modelOfGroups(
  { values, count, width }: Rows,
  groups: Int32Array,
  states: number,
  variances: Float64Array,
): HiddenMarkovModel {
  const moments = (s: number, f: number): { mean: number; variance: number } => {
    let [n, sum, square] = [0, 0, 0];
    for (let row = 0; row < count; row++)
      if (groups[row] === s) [n, sum] = [n + 1, sum + values[row * width + f]!];
    const mean = n > 0 ? sum / n : 0;
    for (let row = 0; row < count; row++)
      if (groups[row] === s) square += (values[row * width + f]! - mean) ** 2;
    // A group cut out by its values is narrower than the state it stands for: no less than a twentieth of the whole.
    return { mean, variance: n < 2 ? variances[f]! : Math.max(square / n, variances[f]! / 20) };
  };
  const all = Array.from({ length: states * width }, (_, i) => moments(Math.floor(i / width), i % width));
  return {
    kind: 'gaussian-hmm',
    states,
    width,
    start: new Array<number>(states).fill(1 / states),
    transitions: Array.from({ length: states * states }, (_, i) =>
      states === 1 ? 1 : Math.floor(i / states) === i % states ? 0.9 : 0.1 / (states - 1),
    ),
    means: all.map(({ mean }) => mean),
    variances: all.map(({ variance }) => variance),
  };
}

function drawCentres(
  scaled: Float64Array,
  count: number,
  width: number,
  states: number,
  random: Random,
): Float64Array {
  const centres = new Float64Array(states * width);
  let row = random.int(count);
  for (let s = 0; s < states; s++) {
    centres.set(scaled.subarray(row * width, (row + 1) * width), s * width);
    const distances = Float64Array.from(
      { length: count },
      (_, r) => nearestOf(scaled, r, centres, width, s + 1).distance,
    );
    let rest = random.next() * distances.reduce((sum, value) => sum + value, 0);
    row = distances.findIndex((distance) => {
      rest -= distance;
      return rest < 0;
    });
    if (row < 0) row = count - 1;
  }
  return centres;
}

function nearestOf(scaled: Float64Array, row: number, centres: Float64Array, width: number, states: number) {
  let [nearest, distance] = [0, Infinity];
  for (let s = 0; s < states; s++) {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += (scaled[row * width + f]! - centres[s * width + f]!) ** 2;
    if (sum < distance) [nearest, distance] = [s, sum];
  }
  return { nearest, distance };
}

/** To the mean of each group's rows; an empty group's stays. */
function moveCentres(scaled: Float64Array, groups: Int32Array, centres: Float64Array, width: number): void {
  const counts = new Int32Array(centres.length / width);
  for (const group of groups) counts[group]!++;
  for (let i = 0; i < centres.length; i++) if (counts[Math.floor(i / width)]! > 0) centres[i] = 0;
  for (const [row, group] of groups.entries()) {
    for (let f = 0; f < width; f++) centres[group * width + f]! += scaled[row * width + f]! / counts[group]!;
  }
}
