import { AppError } from '@shared/errors';
import { type Learner, outputsOfTask, type Rows, type Task } from '../learner';

/** A rule learns nothing: its model only says which it is. */
export interface RuleModel {
  readonly kind: 'rule';
  readonly rule: string;
}

/**
 * A learner of a rule that says from the newest known outcome what comes next. Of classes it is sure, chance 1: accuracy and trades are
 * those of the rule, but a log loss is none that it claimed. Its rows have one feature, `lastKnown`; where that is NaN so is what
 * it says.
 *
 * @param next from the newest known class or value to the next
 */
export function ruleLearner(name: string, task: Task, next: (known: number) => number): Learner<RuleModel> {
  return {
    name,
    task,
    fit: () => ({ kind: 'rule', rule: name }),
    predict: (_, rows) => predictByRule(name, task, next, rows),
  };
}

function predictByRule(name: string, task: Task, next: (known: number) => number, rows: Rows): Float64Array {
  if (rows.width !== 1)
    throw new AppError(
      'invalid',
      `The rule "${name}" reads one feature, the newest known outcome, not ${rows.width}.`,
    );
  const width = outputsOfTask(task);
  const out = new Float64Array(rows.count * width);
  for (let row = 0; row < rows.count; row++) {
    const said = next(rows.values[row]!);
    if (task.kind === 'values') out[row] = said;
    else if (Number.isNaN(said)) out.fill(Number.NaN, row * width, (row + 1) * width);
    else out[row * width + said] = 1;
  }
  return out;
}
