/** Means of two series of returns and of their squares, of which both Sharpe ratios are made. */
export interface PairMoments {
  readonly means: readonly [number, number];
  readonly squares: readonly [number, number];
}

/** How much a difference of two Sharpe ratios gains when one of the four moments does: its derivative by each. */
export interface Gradient {
  readonly means: readonly [number, number];
  readonly squares: readonly [number, number];
}

/** Sharpe ratio per period of the first less that of the second, standard deviations with divisor n. Ledoit and Wolf (2008), section 2. */
export function sharpeGap({ means: [a, b], squares: [aa, bb] }: PairMoments): number {
  return a / Math.sqrt(aa - a * a) - b / Math.sqrt(bb - b * b);
}

/** The gradient of `sharpeGap`: Ledoit and Wolf (2008), equation 4. */
export function gradientOf({ means: [a, b], squares: [aa, bb] }: PairMoments): Gradient {
  const [first, second] = [(aa - a * a) ** 1.5, (bb - b * b) ** 1.5];
  return { means: [aa / first, -bb / second], squares: [-a / (2 * first), b / (2 * second)] };
}

export function pairMoments(first: Float64Array, second: Float64Array): PairMoments {
  let [a, b, aa, bb] = [0, 0, 0, 0];
  const rows = first.length;
  for (let row = 0; row < rows; row++) {
    const [x, y] = [first[row]!, second[row]!];
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
  }
  return { means: [a / rows, b / rows], squares: [aa / rows, bb / rows] };
}

/**
 * What each row adds to the difference, to first order: the gradient times how far the row's four values are from their means. Its
 * long-run variance is that of the difference, so no matrix of four by four is needed. [rows]
 */
export function influences(first: Float64Array, second: Float64Array): Float64Array {
  const moments = pairMoments(first, second);
  const gradient = gradientOf(moments);
  return first.map((x, row) => {
    const y = second[row]!;
    return (
      gradient.means[0] * (x - moments.means[0]) +
      gradient.means[1] * (y - moments.means[1]) +
      gradient.squares[0] * (x * x - moments.squares[0]) +
      gradient.squares[1] * (y * y - moments.squares[1])
    );
  });
}
