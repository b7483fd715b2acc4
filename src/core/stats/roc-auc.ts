import { ranksOf } from '../analysis/ranks';
import { knownPairs } from './known-pairs';

/**
 * Area under the receiver operating characteristic: the chance that a row that went up has a higher score than one that did not, equal
 * scores counting half (Hanley and McNeil, Radiology 143, 1982). Equal to scikit-learn's `roc_auc_score`. NaN of one class alone; rows
 * with a NaN are left out.
 *
 * @param score higher where up is thought likelier; any unit. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function rocAuc(score: Float64Array, label: Float64Array): number {
  const [known, happened] = knownPairs(score, label);
  const ranks = ranksOf(known);
  let [ups, sum] = [0, 0];
  for (let row = 0; row < happened.length; row++) {
    if (happened[row] !== 1) continue;
    ups++;
    sum += ranks[row]!;
  }
  const others = happened.length - ups;
  return (sum - (ups * (ups + 1)) / 2) / (ups * others);
}
