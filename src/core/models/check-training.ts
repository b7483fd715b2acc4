import { AppError } from '@shared/errors';
import { hasHole, type Labelled, type Task } from './learner';

/**
 * Refuses what no learner can be fitted to, in a sentence that begins with its name: sizes that differ, holes, labels that are none,
 * weights below 0, fewer than two rows that weigh anything, one class only. What is constant among the features is no fault.
 *
 * @throws AppError `invalid`
 */
export function checkTraining(learner: string, task: Task, training: Labelled): void {
  const fault = faultOf(task, training);
  if (fault !== null) throw new AppError('invalid', `${learner} was not fitted: ${fault}`);
}

/** Classes that a row of some weight has, ascending. */
export function presentClasses(labels: ArrayLike<number>, weights: ArrayLike<number> | null): number[] {
  const present = new Set<number>();
  for (let row = 0; row < labels.length; row++) {
    if (weights === null || weights[row]! > 0) present.add(labels[row]!);
  }
  return [...present].sort((a, b) => a - b);
}

function faultOf(task: Task, { rows, labels, weights }: Labelled): string | null {
  const { count, width } = rows;
  if (width < 1) return 'there is no feature. Choose one at least.';
  if (rows.values.length !== count * width || labels.length !== count)
    return `${rows.values.length} values and ${labels.length} labels are not ${count} rows of ${width} features.`;
  if (weights !== null && weights.length !== count)
    return `there are ${weights.length} weights of ${count} rows.`;
  for (let row = 0; row < count; row++) {
    if (hasHole(rows, row))
      return `row ${row + 1} of the training rows lacks a feature. Leave out the rows and features without values.`;
    if (!isLabel(task, labels[row]!))
      return `the label of row ${row + 1} of the training rows is ${labels[row]!}, which is ${wanted(task)}.`;
    if (weights !== null && !(weights[row]! >= 0 && weights[row]! < Infinity))
      return `the weight of row ${row + 1} of the training rows is ${weights[row]!}; it must be a number from 0.`;
  }
  return tooLittle(task, labels, weights);
}

function tooLittle(task: Task, labels: ArrayLike<number>, weights: ArrayLike<number> | null): string | null {
  let weighing = 0;
  for (let row = 0; row < labels.length; row++) if (weights === null || weights[row]! > 0) weighing++;
  if (weighing < 2) return `${weighing} training rows are too few. Give it a longer training period.`;
  if (task.kind === 'values') return null;
  const present = presentClasses(labels, weights);
  if (present.length > 1) return null;
  return `all ${weighing} training rows are of class ${present[0]!}. Give it a longer training period or another label.`;
}

function isLabel(task: Task, label: number): boolean {
  if (task.kind === 'values') return Number.isFinite(label);
  return Number.isInteger(label) && label >= 0 && label < task.classes;
}

function wanted(task: Task): string {
  return task.kind === 'values' ? 'no finite number' : `none of the classes 0 to ${task.classes - 1}`;
}
