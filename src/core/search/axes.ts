import { assertNever } from '@shared/errors';
import type { Dimension, Proposed } from '@shared/sweep-plan';
import { labelOf } from './space';

/** A dimension laid along the unit interval, each value of a countable one on a stretch of its own. */
export interface Axis {
  readonly dimension: Dimension;
  readonly path: string;
  /** Values that there are; null where they cannot be counted. */
  readonly size: number | null;
  /** Whether its values are numbers, near each other or far; choices and toggles have neither. */
  readonly isOrdered: boolean;
  /** The value at a place, from 0 to 1; what lies outside is taken for the nearer end. */
  at(unit: number): Proposed;
  /** The place of a value: of a countable one the middle of its stretch. */
  placeOf(value: Proposed): number;
  /** Where the stretch of the k-th value begins, for k from 0 to the number of values of a countable axis. */
  edge(k: number): number;
  /** The k-th value of a countable axis, ascending or in the order of the plan. */
  value(k: number): Proposed;
  /** The place of a value among those of a countable axis; -1 where it is none of them. */
  indexOf(value: Proposed): number;
}

export function axisOf(dimension: Dimension): Axis {
  switch (dimension.kind) {
    case 'int':
      return dimension.log ? logWhole(dimension) : listed(dimension, steps(dimension, dimension.step), true);
    case 'float':
      return dimension.step === null
        ? continuous(dimension)
        : listed(dimension, steps(dimension, dimension.step), true);
    case 'choice':
      return listed(dimension, labelled(dimension.values.map(labelOf)), false);
    case 'toggle':
      return listed(
        dimension,
        { size: 2, value: (k) => k === 1, indexOf: (value) => ['false', 'true'].indexOf(String(value)) },
        false,
      );
    default:
      return assertNever(dimension);
  }
}

interface Values {
  readonly size: number;
  value(k: number): Proposed;
  indexOf(value: Proposed): number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function listed(dimension: Dimension, { size, value, indexOf }: Values, isOrdered: boolean): Axis {
  return {
    dimension,
    path: dimension.path,
    size,
    isOrdered,
    at: (unit) => value(within(Math.floor(unit * size), 0, size - 1)),
    placeOf: (given) => (indexOf(given) + 0.5) / size,
    edge: (k) => k / size,
    value,
    indexOf,
  };
}

/** low, low + step, ... with as many decimals as low and step are written with, so that the third of 0.1 by 0.1 is 0.3. */
function steps({ low, high }: Range, step: number): Values {
  const size = Math.floor((high - low) / step + 1e-9) + 1;
  const decimals = Math.min(100, Math.max(decimalsOf(low), decimalsOf(step)));
  return {
    size,
    value: (k) => within(Number((low + k * step).toFixed(decimals)), low, high),
    indexOf: (value) => {
      const k = Math.round((Number(value) - low) / step);
      return k >= 0 && k < size && Math.abs(low + k * step - Number(value)) <= step * 1e-6 ? k : -1;
    },
  };
}

function labelled(labels: readonly string[]): Values {
  const places = new Map(labels.map((label, k) => [label, k]));
  return {
    size: labels.length,
    value: (k) => labels[k]!,
    indexOf: (value) => places.get(String(value)) ?? -1,
  };
}

/** Whole numbers, each on the stretch of logarithms that round to it. */
function logWhole(dimension: Dimension & Range): Axis {
  const { low, high } = dimension;
  const from = Math.log(low - 0.5);
  const width = Math.log(high + 0.5) - from;
  const values = steps(dimension, 1);
  return {
    ...listed(dimension, values, true),
    at: (unit) => within(Math.round(Math.exp(from + unit * width)), low, high),
    placeOf: (value) => (Math.log(Number(value)) - from) / width,
    edge: (k) => (Math.log(low + k - 0.5) - from) / width,
  };
}

function continuous(dimension: Dimension & Range & { readonly log: boolean }): Axis {
  const { low, high, log } = dimension;
  const scale = log ? Math.log : Number;
  const unscale = log ? Math.exp : Number;
  const from = scale(low);
  const width = scale(high) - from;
  return {
    dimension,
    path: dimension.path,
    size: low === high ? 1 : null,
    isOrdered: true,
    at: (unit) => within(readable(unscale(from + within(unit, 0, 1) * width)), low, high),
    placeOf: (value) => (width > 0 ? (scale(Number(value)) - from) / width : 0.5),
    edge: (k) => k,
    value: () => low,
    indexOf: (value) => (value === low ? 0 : -1),
  };
}

/** Eight digits: all that tables show, and what is shown is what was trained with. */
function readable(value: number): number {
  return Number(value.toPrecision(8));
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
