/** How everyone trains: what the peers are told, and what our own devices make of it. Dropout is off. */
export const training = { learningRate: 1e-3, clipNorm: 1, seed: 1 };

/** `TrainerOptions` of a shape of the table: direction, Adam. */
export function trainerOptions({ features, lookback, layers, hidden }, seed = training.seed) {
  return {
    shape: { features, lookback, layers, hidden, pooling: 'last', outputs: 1 },
    loss: { kind: 'binary', classWeights: [1, 1], smoothing: 0 },
    dropout: 0,
    recurrentDropout: 0,
    optimizer: { kind: 'adam', weightDecay: 0 },
    clipNorm: training.clipNorm,
    seed,
  };
}

/** So many updates in one call, the batches in turn: the arguments of `Trainer.steps`. */
export function updatesOf(batches, count) {
  return [
    Array.from({ length: count }, (_, k) => batches[k % batches.length]),
    new Array(count).fill(training.learningRate),
  ];
}
