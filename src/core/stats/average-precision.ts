import { knownPairs } from './known-pairs';

/**
 * Area under the precision-recall curve as average precision, the sum of each gain in recall times the precision there, without drawing
 * lines between points that no threshold reaches: Davis and Goadrich, "The Relationship Between Precision-Recall and ROC Curves" (ICML
 * 2006) say why. Equal to scikit-learn's `average_precision_score`, but NaN of one class alone; rows with a NaN are left out. A score
 * that knows nothing gets the share of ups.
 *
 * @param score higher where up is thought likelier; any unit. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function averagePrecision(score: Float64Array, label: Float64Array): number {
  const [known, happened] = knownPairs(score, label);
  const order = Int32Array.from(known.keys()).sort((a, b) => known[b]! - known[a]!);
  const all = happened.reduce((sum, up) => sum + up, 0);
  if (all === 0 || all === happened.length) return NaN;
  let [area, ups, found] = [0, 0, 0];
  order.forEach((row, place) => {
    ups += happened[row]!;
    const next = order[place + 1];
    // Equal scores are one threshold: they count together.
    if (next !== undefined && known[next] === known[row]) return;
    area += ((ups - found) / all) * (ups / (place + 1));
    found = ups;
  });
  return area;
}
