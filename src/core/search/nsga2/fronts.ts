/**
 * Fronts of points with one or two losses: of each its number, 0 where no other point beats it, 1 where only those of front 0 do, and so on (Deb et
 * al., "A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II", IEEE TEC 6(2), 2002). By one sort and a search per point (Jensen, IEEE TEC
 * 7(5), 2003), so that many points are no matter.
 */
export function frontsOf(losses: readonly (readonly number[])[]): Int32Array {
  const fronts = new Int32Array(losses.length);
  const second = (k: number) => losses[k]![1] ?? 0;
  const order = losses
    .map((_, k) => k)
    .sort((a, b) => losses[a]![0]! - losses[b]![0]! || second(a) - second(b));
  /** Of each front the point that came last, which has the least second loss of it: they ascend. */
  const last: number[] = [];
  for (const k of order) {
    let from = 0;
    let to = last.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (beats(losses[last[middle]!]!, losses[k]!)) from = middle + 1;
      else to = middle;
    }
    fronts[k] = from;
    last[from] = k;
  }
  return fronts;
}

/** Nowhere more and somewhere less. */
export function beats(a: readonly number[], b: readonly number[]): boolean {
  return a.every((loss, k) => loss <= b[k]!) && a.some((loss, k) => loss < b[k]!);
}

/**
 * Of the points of one front, how far its neighbours are from each: the more, the lonelier; Infinity at the ends of the front (Deb et al., section
 * III-B).
 */
export function crowdingOf(losses: readonly (readonly number[])[]): Float64Array {
  const crowding = new Float64Array(losses.length);
  const objectives = losses[0]?.length ?? 0;
  for (let m = 0; m < objectives; m++) {
    const order = losses.map((_, k) => k).sort((a, b) => losses[a]![m]! - losses[b]![m]!);
    const range = losses[order.at(-1)!]![m]! - losses[order[0]!]![m]!;
    crowding[order[0]!] = Infinity;
    crowding[order.at(-1)!] = Infinity;
    if (!(range > 0)) continue;
    for (let i = 1; i < order.length - 1; i++)
      crowding[order[i]!]! += (losses[order[i + 1]!]![m]! - losses[order[i - 1]!]![m]!) / range;
  }
  return crowding;
}
