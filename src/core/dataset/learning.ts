import type { ExperimentSpec } from '@shared/spec';
import { classesOf, isNumberLabel } from '../labels/outcomes';
import type { Loss } from '../lstm/losses';
import { SpecError } from '../spec/spec-error';
import { classCounts } from './class-weights';
import { lossOf } from './loss';
import { fitTarget, standardise, type Target } from './target';

/** What a model is taught. */
export interface Learning {
  /** What the loss is given: the number of a class, or the standardised value; NaN where unknown. [stack] */
  readonly labels: Float32Array;
  readonly loss: Loss;
  /** How values became labels; null where labels are classes. */
  readonly target: Target | null;
}

/**
 * Labels as the loss wants them, and the loss; both decided by the training rows.
 *
 * @throws SpecError where all training rows are alike
 */
export function learningOf(spec: ExperimentSpec, outcomes: Float64Array, training: Int32Array): Learning {
  const fault = nothingToLearn(spec, outcomes, training);
  if (fault !== null) throw new SpecError([fault]);
  if (isNumberLabel(spec.label.kind)) {
    const target = fitTarget(outcomes, training)!;
    return { labels: standardise(outcomes, target), loss: lossOf(spec, []), target };
  }
  const labels = Float32Array.from(outcomes);
  const counts = classCounts(labels, training, classesOf[spec.label.kind].length);
  return { labels, loss: lossOf(spec, counts), target: null };
}

/** Why nothing can be learnt of these rows, which are all alike, and what to do; null where something can. */
export function nothingToLearn(
  { label: { kind } }: ExperimentSpec,
  outcomes: Float64Array,
  training: Int32Array,
): { readonly path: string; readonly message: string } | null {
  const first = outcomes[training[0]!]!;
  const gives = (what: string, advice: string) =>
    `gives all ${training.length} training rows ${what}: there is nothing to learn; ${advice}`;
  if (isNumberLabel(kind)) {
    if (fitTarget(outcomes, training) !== null) return null;
    const what = kind === 'volatility' ? 'the same volatility' : 'the same return';
    return { path: 'label.kind', message: gives(what, longerPeriod) };
  }
  if (!training.every((row) => outcomes[row] === first)) return null;
  const name = classesOf[kind][first]!;
  const isFlat = name === 'flat';
  const advice = isFlat ? 'use a narrower band or a longer horizon' : longerPeriod;
  return {
    path: isFlat ? 'label.band' : 'label.kind',
    message: gives(`the same label, ${name}`, advice),
  };
}

const longerPeriod = 'use a longer or another period';
