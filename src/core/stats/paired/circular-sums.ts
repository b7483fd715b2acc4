import { gradientOf, type PairMoments, sharpeGap } from './sharpe-influence';

/** Sums of the four columns x, y, x^2, y^2 over the circular block that starts at each row. [rows] each */
export interface CircularSums {
  readonly length: number;
  readonly columns: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
}

/** All a resample needs: whichever blocks are drawn, their moments and their spread follow from these sums. */
export function circularSums(first: Float64Array, second: Float64Array, length: number): CircularSums {
  const square = (values: Float64Array) => values.map((value) => value * value);
  const columns = [first, second, square(first), square(second)] as const;
  const sums = (values: Float64Array) =>
    values.map((_, start) => {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += values[(start + i) % values.length]!;
      return sum;
    });
  const [x, y, xx, yy] = columns;
  return { length, columns: [sums(x), sums(y), sums(xx), sums(yy)] };
}

/** Difference of the Sharpe ratios over the blocks that start there, and its standard error. */
export interface ResampledGap {
  readonly gap: number;
  /** From the sums of whole blocks, which in the bootstrap world are independent: Ledoit and Wolf (2008), section 3.2.2. */
  readonly error: number;
}

/** @param starts first row of each block. [blocks] */
export function resampledGap({ length, columns }: CircularSums, starts: Int32Array): ResampledGap {
  const rows = starts.length * length;
  const meanOf = (column: Float64Array) => {
    let sum = 0;
    for (const start of starts) sum += column[start]!;
    return sum / rows;
  };
  const [x, y, xx, yy] = columns;
  const moments: PairMoments = { means: [meanOf(x), meanOf(y)], squares: [meanOf(xx), meanOf(yy)] };
  const { means, squares } = gradientOf(moments);
  let spread = 0;
  for (const start of starts) {
    const added =
      means[0] * (x[start]! - length * moments.means[0]) +
      means[1] * (y[start]! - length * moments.means[1]) +
      squares[0] * (xx[start]! - length * moments.squares[0]) +
      squares[1] * (yy[start]! - length * moments.squares[1]);
    spread += added * added;
  }
  return { gap: sharpeGap(moments), error: Math.sqrt(spread) / rows };
}
