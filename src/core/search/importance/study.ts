import type { Proposal } from '@shared/sweep-plan';
import { createRandom } from '../../random';
import type { Axis } from '../axes';
import { axesOf } from '../draw';
import type { Space } from '../space';

/** A trial that is done, with the value of the objective that is asked about; NaN where undefined. */
export interface JudgedTrial {
  readonly number: number;
  readonly proposal: Proposal;
  readonly value: number;
}

/** Trials as rows of places from 0 to 1 along the axes that have more than one value. */
export interface Study {
  readonly axes: readonly StudyAxis[];
  /** [rows, axes] */
  readonly places: Float64Array;
  /** [rows] */
  readonly values: Float64Array;
}

export interface StudyAxis {
  readonly axis: Axis;
  /** Place of a value; the values of a choice by what their trials came to, so that one cut of a tree parts the good from the bad. */
  placeOf(value: Proposal[string]): number;
}

/** More would take seconds and say the same. */
const mostRows = 1000;

/**
 * Trials of known value, evenly thinned where there are more than 1,000. A dimension that did not apply to a trial is given a place at random, by
 * the trial's number: it made no difference there, so any value would have come to the same, and the forest sees just that.
 */
export function studyOf(space: Space, trials: readonly JudgedTrial[]): Study {
  const rows = evenly(
    trials.filter(({ value }) => Number.isFinite(value)),
    mostRows,
  );
  const axes = axesOf(space)
    .filter(({ size }) => size !== 1)
    .map((axis): StudyAxis => ({ axis, placeOf: axis.isOrdered ? axis.placeOf : rankedPlace(axis, rows) }));
  const places = new Float64Array(rows.length * axes.length);
  rows.forEach(({ number, proposal }, row) => {
    const random = createRandom(number, 'importance');
    axes.forEach(({ axis, placeOf }, k) => {
      const drawn = random.next();
      const value = proposal[axis.path];
      places[row * axes.length + k] = value === undefined ? drawn : placeOf(value);
    });
  });
  return { axes, places, values: Float64Array.from(rows, ({ value }) => value) };
}

/** Why nothing can be said of a study, as a sentence; null where something can. */
export function reasonAgainst({ axes, values }: Study): string | null {
  if (axes.length === 0) return 'No dimension of this sweep has more than one value.';
  if (values.length < 4)
    return `Four trials must be done with a known value before it can be told what matters; there ${values.length === 1 ? 'is' : 'are'} ${values.length === 0 ? 'none' : values.length}.`;
  if (values.every((value) => value === values[0]))
    return 'All trials came to the same value, so there is no difference to explain.';
  return null;
}

function evenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, k) => items[Math.floor(((k + 0.5) * items.length) / most)]!);
}

/** Fisher's order of categories, by the mean of their values, in which the best cut in two is one of those between neighbours. */
function rankedPlace(axis: Axis, rows: readonly JudgedTrial[]): StudyAxis['placeOf'] {
  const size = axis.size ?? 1;
  const sums = new Float64Array(size);
  const counts = new Float64Array(size);
  for (const { proposal, value } of rows) {
    const given = proposal[axis.path];
    const k = given === undefined ? -1 : axis.indexOf(given);
    if (k < 0) continue;
    sums[k]! += value;
    counts[k]!++;
  }
  const mean = (k: number) => (counts[k] === 0 ? Infinity : sums[k]! / counts[k]!);
  const order = Array.from({ length: size }, (_, k) => k).sort((a, b) => compare(mean(a), mean(b)) || a - b);
  const ranks = new Float64Array(size);
  order.forEach((k, rank) => {
    ranks[k] = rank;
  });
  return (value) => ((ranks[axis.indexOf(value)] ?? 0) + 0.5) / size;
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
