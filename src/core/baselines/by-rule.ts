import type { Lesson, PreparedExperiment } from '../dataset/prepare';
import type { Learner } from '../models/learner';
import { lastKnown } from '../models/rules/last-known';
import type { RuleModel } from '../models/rules/rule';
import type { BaselineFold, SaidOfFold } from './baseline';
import { saidOf } from './said';

/** What a rule says from the newest outcome that is known at each row. */
export function sayByRule(fold: BaselineFold, rule: Learner<RuleModel>): SaidOfFold {
  const known = newestKnown(fold.experiment, fold.lesson);
  const model = rule.fit({ values: new Float64Array(0), count: 0, width: 1 }, [], null, 0);
  return saidOf(fold, (rows) => {
    const values = Float64Array.from(rows, (row) => known[row]!);
    return rule.predict(model, { values, count: rows.length, width: 1 });
  });
}

/**
 * At each row the outcome of its series `horizon` bars before, which has just ended; NaN where there is none, or where it reads a bar that is
 * still to come: a comparison with series that pause ends with the last of them. [stack]
 */
export function newestKnown(
  { spec, layout, labelled }: PreparedExperiment,
  { outcomes }: Pick<Lesson, 'outcomes'>,
): Float64Array {
  const { horizon } = spec.label;
  const known = new Float64Array(outcomes.length);
  const offsets = layout?.offsets ?? Int32Array.of(0, outcomes.length);
  for (let s = 0; s + 1 < offsets.length; s++) {
    const [from, to] = [offsets[s]!, offsets[s + 1]!];
    known.set(lastKnown(outcomes.subarray(from, to), horizon), from);
  }
  const momentOf = (row: number) => layout?.date[row] ?? row;
  return known.map((value, row) =>
    Number.isNaN(value) || labelled.ends[row - horizon]! > momentOf(row) ? Number.NaN : value,
  );
}
