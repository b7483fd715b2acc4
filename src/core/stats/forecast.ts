import { assertNever } from '@shared/errors';
import { normalCdf, normalQuantile90 } from './normal';
import { mean } from './returns';

/** What is said of one number a row before it is known: the number, a normal distribution, or quantiles. NaN where nothing was. */
export type Forecast =
  | { readonly kind: 'point'; readonly centre: Float64Array }
  | { readonly kind: 'normal'; readonly centre: Float64Array; readonly sd: Float64Array }
  | {
      readonly kind: 'quantiles';
      /** Ascending, with 0.5 among them. */
      readonly levels: readonly number[];
      /** Ascending in every row. [rows, levels] */
      readonly values: Float64Array;
    };

/** The number forecast: the mean, or the median of quantiles. [rows] */
export function centreOf(forecast: Forecast): Float64Array {
  return forecast.kind === 'quantiles'
    ? columnOf(forecast.values, forecast.levels, forecast.levels.indexOf(0.5))
    : forecast.centre;
}

export interface Interval {
  readonly low: Float64Array; // [rows]
  readonly high: Float64Array; // [rows]
  /** Probability that the forecast gives to what lies between. */
  readonly nominal: number;
}

/** From 10 % to 90 % of a normal distribution, from the lowest to the highest level of quantiles; null of a mere number. */
export function intervalOf(forecast: Forecast): Interval | null {
  switch (forecast.kind) {
    case 'point':
      return null;
    case 'normal': {
      const bound = (side: 1 | -1) =>
        forecast.centre.map((centre, row) => centre + side * normalQuantile90 * forecast.sd[row]!);
      return { low: bound(-1), high: bound(1), nominal: 0.8 };
    }
    case 'quantiles': {
      const { levels, values } = forecast;
      const last = levels.length - 1;
      return {
        low: columnOf(values, levels, 0),
        high: columnOf(values, levels, last),
        nominal: levels[last]! - levels[0]!,
      };
    }
    default:
      return assertNever(forecast);
  }
}

/**
 * P(the number > 0) of every row. Of a normal distribution Phi(mean / s.d.); of a mere number the same with `spread` for the s.d.; of
 * quantiles 1 - F(0), F going linearly between neighbouring quantiles and staying at the outermost levels beyond them.
 *
 * @param spread standard deviation of the errors of mere numbers; not read otherwise. NaN leaves P undefined.
 */
export function chanceAboveZero(forecast: Forecast, spread: number): Float64Array {
  switch (forecast.kind) {
    case 'point':
      return forecast.centre.map((centre) => normalCdf(centre / spread));
    case 'normal':
      return forecast.centre.map((centre, row) => normalCdf(centre / forecast.sd[row]!));
    case 'quantiles': {
      const { levels, values } = forecast;
      const chances = levels.map(complement);
      return Float64Array.from({ length: values.length / levels.length }, (_, row) =>
        quantileChance(chances, values.subarray(row * levels.length, (row + 1) * levels.length)),
      );
    }
    default:
      return assertNever(forecast);
  }
}

/** 1 - level without the noise of binary fractions: that of 0.9 is 0.1, as a threshold is written. */
export function complement(level: number): number {
  return Number((1 - level).toFixed(12));
}

/** What says nothing but what was known before, the same for every row: the mean, the normal distribution or the quantiles of `known`. */
export function naiveForecast(like: Forecast, known: Float64Array, rows: number): Forecast {
  const same = (value: number) => new Float64Array(rows).fill(value);
  const centre = mean(known);
  switch (like.kind) {
    case 'point':
      return { kind: 'point', centre: same(centre) };
    case 'normal': {
      const squares = mean(known.map((value) => (value - centre) ** 2));
      return { kind: 'normal', centre: same(centre), sd: same(Math.sqrt(squares)) };
    }
    case 'quantiles': {
      const sorted = known.toSorted();
      const each = like.levels.map((level) => quantileOf(sorted, level));
      const values = Float64Array.from({ length: rows * each.length }, (_, i) => each[i % each.length]!);
      return { kind: 'quantiles', levels: like.levels, values };
    }
    default:
      return assertNever(like);
  }
}

/** Linear between order statistics: definition 7 of Hyndman and Fan, American Statistician 50 (1996). NaN of nothing. */
function quantileOf(sorted: Float64Array, level: number): number {
  const place = level * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** P(the number > 0) from one row's quantiles; `chances` are those of being above each. */
function quantileChance(chances: readonly number[], values: Float64Array): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  const above = values.findIndex((value) => value > 0);
  if (above === 0) return chances[0]!;
  if (above === -1) return chances.at(-1)!;
  const [low, high] = [values[above - 1]!, values[above]!];
  const [from, to] = [chances[above - 1]!, chances[above]!];
  // The share is taken first: where numbers are next to nothing a product with it would be rounded beyond `to`.
  return Math.max(to, from + (to - from) * ((0 - low) / (high - low)));
}

function columnOf(values: Float64Array, { length }: readonly number[], column: number): Float64Array {
  return Float64Array.from({ length: values.length / length }, (_, row) => values[row * length + column]!);
}
