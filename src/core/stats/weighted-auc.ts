/**
 * `rocAuc` of rows that count several times, as those of a resample do: a function of how often each counts. The rows are put in
 * order once, so that each call takes one walk over them.
 *
 * @param score without NaN. [rows]
 * @param label 1 up, 0 not up. [rows]
 */
export function weightedAuc(
  score: Float64Array,
  label: Float64Array,
): (weightOf: (row: number) => number) => number {
  const order = Int32Array.from(score.keys()).sort((a, b) => score[a]! - score[b]!);
  return (weightOf) => {
    let [below, ups, others, pairs] = [0, 0, 0, 0];
    for (let i = 0; i < order.length; ) {
      const value = score[order[i]!]!;
      let [tiedUps, tiedOthers] = [0, 0];
      for (; i < order.length && score[order[i]!] === value; i++) {
        const weight = weightOf(order[i]!);
        if (label[order[i]!] === 1) tiedUps += weight;
        else tiedOthers += weight;
      }
      pairs += tiedUps * (below + tiedOthers / 2);
      below += tiedOthers;
      ups += tiedUps;
      others += tiedOthers;
    }
    return pairs / (ups * others);
  };
}
