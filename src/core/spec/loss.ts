import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { LabelKind } from '@shared/spec-label';
import { isNumberLabel } from '../labels/outcomes';

export type LossName = Exclude<ExperimentSpec['training']['loss'], 'auto'>;

const ofClasses = ['crossEntropy'] as const;
const ofNumbers = ['squared', 'huber', 'gaussian', 'quantile'] as const;

/** Losses that fit a kind of label; `auto` takes the first. */
function lossesOf(kind: LabelKind): readonly [LossName, ...LossName[]] {
  return isNumberLabel(kind) ? ofNumbers : ofClasses;
}

/** The loss that a spec trains with. It is for the label where `lossFaults` finds nothing. */
export function lossNameOf({ label, training }: Pick<ExperimentSpec, 'label' | 'training'>): LossName {
  return training.loss === 'auto' ? lossesOf(label.kind)[0] : training.loss;
}

/** A loss, class weights or smoothing that does not fit the kind of label. */
export function lossFaults({ label, training }: ExperimentSpec): readonly SpecFault[] {
  const faults: SpecFault[] = [];
  const fitting = lossesOf(label.kind);
  const loss = lossNameOf({ label, training });
  if (!fitting.includes(loss)) {
    const choices = ['auto', ...fitting].map((name) => JSON.stringify(name)).join(' or ');
    faults.push({
      path: 'training.loss',
      message: `must be ${choices} for the label "${label.kind}", not "${loss}"`,
    });
  }
  if (!isNumberLabel(label.kind)) return faults;
  if (training.classWeights !== 'none') {
    faults.push({
      path: 'training.classWeights',
      message: `must be "none" for the label "${label.kind}", which has no classes`,
    });
  }
  if (training.labelSmoothing > 0) {
    faults.push({
      path: 'training.labelSmoothing',
      message: `must be 0 for the label "${label.kind}", which has no classes`,
    });
  }
  return faults;
}
