import type { Loss, ModelShape, Optimizer, TrainerOptions } from '@compute/device';
import { outputsOf } from '@core/lstm/losses';

/** What a test says of a model; `optionsFor` adds the rest. */
export type Given = Partial<Omit<TrainerOptions, 'shape'>> & {
  readonly shape?: Partial<Omit<ModelShape, 'outputs'>>;
};

/** A small model trained in the plainest way, but for what is given. */
export function optionsFor({ shape, ...given }: Given = {}): TrainerOptions {
  const loss = given.loss ?? losses.binary;
  return {
    dropout: 0,
    recurrentDropout: 0,
    optimizer: optimizers.adam,
    clipNorm: 1,
    seed: 3,
    ...given,
    loss,
    shape: {
      features: 3,
      lookback: 6,
      layers: 1,
      hidden: 8,
      pooling: 'last',
      ...shape,
      outputs: outputsOf(loss),
    },
  };
}

/** Every loss, in every way that it can be set. */
export const losses = {
  binary: { kind: 'binary', classWeights: [1, 1], smoothing: 0 },
  'binary, weighted': { kind: 'binary', classWeights: [0.6, 3.1], smoothing: 0 },
  'binary, smoothed': { kind: 'binary', classWeights: [0.5, 2], smoothing: 0.1 },
  'three classes': { kind: 'categorical', classWeights: [1, 1, 1], smoothing: 0 },
  'three classes, weighted': { kind: 'categorical', classWeights: [0.4, 1.1, 2.5], smoothing: 0 },
  'three classes, smoothed': { kind: 'categorical', classWeights: [0.7, 1, 1.6], smoothing: 0.2 },
  'two classes': { kind: 'categorical', classWeights: [1, 1.5], smoothing: 0 },
  squared: { kind: 'squared' },
  huber: { kind: 'huber', delta: 0.5 },
  gaussian: { kind: 'gaussian' },
  'one quantile': { kind: 'quantile', levels: [0.25] },
  'five quantiles': { kind: 'quantile', levels: [0.05, 0.25, 0.5, 0.75, 0.95] },
} as const satisfies Record<string, Loss>;

/** Every optimizer, with and without what it can do without. */
export const optimizers = {
  adam: { kind: 'adam', weightDecay: 0 },
  'adam with weight decay': { kind: 'adam', weightDecay: 0.05 },
  'adamw without weight decay': { kind: 'adamw', weightDecay: 0 },
  adamw: { kind: 'adamw', weightDecay: 0.5 },
  rmsprop: { kind: 'rmsprop', weightDecay: 0 },
  'rmsprop with weight decay': { kind: 'rmsprop', weightDecay: 0.05 },
  'sgd without momentum': { kind: 'sgd', weightDecay: 0, momentum: 0 },
  'sgd with momentum': { kind: 'sgd', weightDecay: 0, momentum: 0.9 },
  'sgd with momentum and weight decay': { kind: 'sgd', weightDecay: 0.05, momentum: 0.9 },
} as const satisfies Record<string, Optimizer>;

/** As rows for `describe.each` and `it.each`. */
export function entriesOf<T>(
  named: Readonly<Record<string, T>>,
): { readonly name: string; readonly it: T }[] {
  return Object.entries(named).map(([name, value]) => ({ name, it: value }));
}
