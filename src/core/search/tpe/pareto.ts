/** Two losses, less being better. */
export interface Point {
  readonly number: number;
  readonly losses: readonly number[];
}

/**
 * The best of them: front by front of those that none beats, and of the front that is too large those that together cover most, picked one
 * by one (Ozaki et al., "Multiobjective Tree-Structured Parzen Estimator", JAIR 73, 2022, section 4.1). Of equals the older.
 */
export function bestPoints<P extends Point>(points: readonly P[], most: number): P[] {
  const best: P[] = [];
  for (const front of frontsOf(points)) {
    const left = most - best.length;
    if (left <= 0) break;
    best.push(...(front.length <= left ? front : covering(front, left)));
  }
  return best;
}

/** Each front by its first loss, ascending, and so by its second, descending. */
export function frontsOf<P extends Point>(points: readonly P[]): readonly (readonly P[])[] {
  const sorted = points.toSorted(
    (a, b) => a.losses[0]! - b.losses[0]! || a.losses[1]! - b.losses[1]! || a.number - b.number,
  );
  const fronts: P[][] = [];
  for (const point of sorted) {
    const front = fronts[firstUnbeaten(fronts, point)];
    if (front === undefined) fronts.push([point]);
    else front.push(point);
  }
  return fronts;
}

/** Of points that come by their first loss, the newest of a front beats a point if any does; and fronts beat it up to one of them. */
function firstUnbeaten(fronts: readonly (readonly Point[])[], { losses }: Point): number {
  let [low, high] = [0, fronts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const newest = fronts[middle]!.at(-1)!.losses;
    const isEqual = newest[0] === losses[0] && newest[1] === losses[1];
    if (newest[1]! <= losses[1]! && !isEqual) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Greedily those that add most to the area up to a point that is worse than all. */
function covering<P extends Point>(front: readonly P[], most: number): readonly P[] {
  const [first, second] = [
    worse(front.map(({ losses }) => losses[0]!)),
    worse(front.map(({ losses }) => losses[1]!)),
  ];
  /** By the first loss. */
  const picked: number[] = [];
  const added = (k: number): number => {
    const at = picked.findIndex((other) => other > k);
    const [left, right] = at < 0 ? [picked.at(-1), undefined] : [picked[at - 1], picked[at]];
    const { losses } = front[k]!;
    const width = (right === undefined ? first : front[right]!.losses[0]!) - losses[0]!;
    const height = (left === undefined ? second : front[left]!.losses[1]!) - losses[1]!;
    return width * height;
  };
  while (picked.length < most) {
    let best = -1;
    let largest = -Infinity;
    for (let k = 0; k < front.length; k++) {
      if (picked.includes(k)) continue;
      const area = added(k);
      if (area > largest) [best, largest] = [k, area];
    }
    picked.push(best);
    picked.sort((a, b) => a - b);
  }
  return picked.map((k) => front[k]!);
}

/** As Optuna's: a tenth beyond the worst. */
function worse(losses: readonly number[]): number {
  const worst = losses.reduce((largest, loss) => Math.max(largest, loss), -Infinity);
  return worst === 0 ? 1e-12 : Math.max(1.1 * worst, 0.9 * worst);
}
