import type { ExperimentSpec } from '@shared/spec';
import { outputsOf } from '../lstm/losses';
import type { ModelShape } from '../lstm/shape';
import type { PreparedDataset } from './prepare';

/** Shape of the model that a spec trains on its dataset. */
export function modelShapeOf(
  { window, model }: ExperimentSpec,
  { featureNames, loss }: Pick<PreparedDataset, 'featureNames' | 'loss'>,
): ModelShape {
  const { layers, hidden, pooling } = model;
  return {
    features: featureNames.length,
    lookback: window.lookback,
    layers,
    hidden,
    pooling,
    outputs: outputsOf(loss),
  };
}
