import { gradientOf, type PairMoments, sharpeGap } from './sharpe-influence';

/** Sums of the four columns x, y, x^2, y^2 over the circular block that starts at each row, side by side. [rows, 4] */
export interface CircularSums {
  readonly length: number;
  readonly rows: number;
  readonly values: Float64Array;
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
  const rows = first.length;
  const values = new Float64Array(4 * rows);
  for (const [place, column] of columns.map(sums).entries())
    for (let row = 0; row < rows; row++) values[4 * row + place] = column[row]!;
  return { length, rows, values };
}

/** Difference of the Sharpe ratios over the blocks that start there, and its standard error. */
export interface ResampledGap {
  readonly gap: number;
  /** From the sums of whole blocks, which in the bootstrap world are independent: Ledoit and Wolf (2008), section 3.2.2. */
  readonly error: number;
}

/** @param starts first row of each block. [blocks] */
export function resampledGap({ length, values }: CircularSums, starts: Int32Array): ResampledGap {
  const rows = starts.length * length;
  let [x, y, xx, yy] = [0, 0, 0, 0];
  for (let block = 0; block < starts.length; block++) {
    const at = 4 * starts[block]!;
    x += values[at]!;
    y += values[at + 1]!;
    xx += values[at + 2]!;
    yy += values[at + 3]!;
  }
  const moments: PairMoments = { means: [x / rows, y / rows], squares: [xx / rows, yy / rows] };
  const { means, squares } = gradientOf(moments);
  const [byX, byY, byXx, byYy] = [means[0], means[1], squares[0], squares[1]];
  const [offX, offY] = [length * moments.means[0], length * moments.means[1]];
  const [offXx, offYy] = [length * moments.squares[0], length * moments.squares[1]];
  let spread = 0;
  for (let block = 0; block < starts.length; block++) {
    const at = 4 * starts[block]!;
    const added =
      byX * (values[at]! - offX) +
      byY * (values[at + 1]! - offY) +
      byXx * (values[at + 2]! - offXx) +
      byYy * (values[at + 3]! - offYy);
    spread += added * added;
  }
  return { gap: sharpeGap(moments), error: Math.sqrt(spread) / rows };
}
