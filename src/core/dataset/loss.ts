import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { Loss } from '../lstm/losses';
import { lossNameOf } from '../spec/loss';
import { classWeightsOf } from './class-weights';

/** The loss a spec trains with. `counts` are the training rows of each class, two or three; none where labels are numbers. */
export function lossOf(spec: ExperimentSpec, counts: readonly number[]): Loss {
  const { classWeights, labelSmoothing, huberDelta, quantiles } = spec.training;
  const name = lossNameOf(spec);
  switch (name) {
    case 'crossEntropy': {
      const weights = classWeightsOf(classWeights, counts);
      if (weights.length !== 2)
        return { kind: 'categorical', classWeights: weights, smoothing: labelSmoothing };
      const [down, up] = weights;
      return { kind: 'binary', classWeights: [down!, up!], smoothing: labelSmoothing };
    }
    case 'squared':
    case 'gaussian':
      return { kind: name };
    case 'huber':
      return { kind: 'huber', delta: huberDelta };
    case 'quantile':
      return { kind: 'quantile', levels: quantiles };
    default:
      return assertNever(name);
  }
}
