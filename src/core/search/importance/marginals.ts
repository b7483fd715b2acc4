import type { Boxes } from './boxes';

/** An axis cut wherever a tree cuts it. `edges` from 0 to 1: one more than there are stretches. */
export interface Cuts {
  readonly edges: Float64Array;
  /** The stretch that begins at an edge; of 1 how many there are. */
  readonly at: ReadonlyMap<number, number>;
}

export function cutsOf({ low }: Boxes, axis: number): Cuts {
  const edges = Float64Array.from(new Set([...low[axis]!, 0, 1])).sort();
  return { edges, at: new Map([...edges].map((edge, k) => [edge, k])) };
}

/** What the tree expects at each stretch of an axis, all others averaged out: equation 5 of Hutter et al. (2014). [stretches] */
export function marginal(boxes: Boxes, axis: number, { edges, at }: Cuts): Float64Array {
  const sums = new Float64Array(edges.length);
  const [low, high] = [boxes.low[axis]!, boxes.high[axis]!];
  for (let leaf = 0; leaf < boxes.count; leaf++) {
    const part = (boxes.values[leaf]! * boxes.volumes[leaf]!) / (high[leaf]! - low[leaf]!);
    sums[at.get(low[leaf]!)!]! += part;
    sums[at.get(high[leaf]!)!]! -= part;
  }
  for (let k = 1; k < sums.length; k++) sums[k]! += sums[k - 1]!;
  return sums.subarray(0, -1);
}

/** The same of two axes at once. [stretches of the second, stretches of the first] */
export function jointMarginal(
  boxes: Boxes,
  [first, second]: readonly [number, number],
  [cutsX, cutsY]: readonly [Cuts, Cuts],
): Float64Array {
  const width = cutsX.edges.length;
  const height = cutsY.edges.length;
  const sums = new Float64Array(width * height);
  const [lowX, highX] = [boxes.low[first]!, boxes.high[first]!];
  const [lowY, highY] = [boxes.low[second]!, boxes.high[second]!];
  for (let leaf = 0; leaf < boxes.count; leaf++) {
    const area = (highX[leaf]! - lowX[leaf]!) * (highY[leaf]! - lowY[leaf]!);
    const part = (boxes.values[leaf]! * boxes.volumes[leaf]!) / area;
    const [left, right] = [cutsX.at.get(lowX[leaf]!)!, cutsX.at.get(highX[leaf]!)!];
    const [bottom, top] = [cutsY.at.get(lowY[leaf]!)! * width, cutsY.at.get(highY[leaf]!)! * width];
    sums[bottom + left]! += part;
    sums[bottom + right]! -= part;
    sums[top + left]! -= part;
    sums[top + right]! += part;
  }
  // Each box was written at its corners alone: what lies within follows by summing along both axes.
  for (let k = 0; k < sums.length; k++) if (k % width > 0) sums[k]! += sums[k - 1]!;
  for (let k = width; k < sums.length; k++) sums[k]! += sums[k - width]!;
  const joint = new Float64Array((width - 1) * (height - 1));
  for (let row = 0; row < height - 1; row++)
    joint.set(sums.subarray(row * width, row * width + width - 1), row * (width - 1));
  return joint;
}
