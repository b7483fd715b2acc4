import { classesOf, isNumberLabel } from '../../labels/outcomes';
import type { BaselineFold, SaidOfFold, SayingBaseline } from '../baseline';
import { saidOf } from '../said';

/**
 * Chance: says of every row what the training rows did, the shares of their classes or their mean. Whoever knows nothing of a row says
 * this, so who does not beat it knows nothing.
 */
export const baseRateBaseline: SayingBaseline = {
  kind: 'baseRate',
  how: 'says',
  automatic: 'always',
  name: ({ kind }) => (isNumberLabel(kind) ? 'Mean of the past' : 'Base rate'),
  fits: () => true,
  say: sayBaseRate,
};

export function sayBaseRate(fold: BaselineFold): SaidOfFold {
  const { experiment, lesson } = fold;
  const classes = classesOf[experiment.spec.label.kind].length;
  const outcomes = Float64Array.from(lesson.rows.train, (row) => lesson.outcomes[row]!);
  const said = classes === 0 ? Float64Array.of(meanOf(outcomes)) : sharesOf(outcomes, classes);
  return saidOf(fold, (rows) =>
    Float64Array.from({ length: rows.length * said.length }, (_, i) => said[i % said.length]!),
  );
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sharesOf(outcomes: Float64Array, classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const k of outcomes) shares[k]! += 1 / outcomes.length;
  return shares;
}
