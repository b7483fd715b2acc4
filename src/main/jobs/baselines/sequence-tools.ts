import { trainSequenceBaseline } from '@compute/tensorflow/baselines';
import type { BaselineFold, BaselineTools, SaidOfFold } from '@core/baselines/baseline';
import { predictionsOf, residualSd } from '@core/evaluation/predictions';

/** Trains networks beside the run's own with its settings, through TensorFlow.js: Adam, a constant rate, the seed of the spec. */
export function sequenceTools(signal: AbortSignal): BaselineTools {
  return {
    async sequence(kind, fold) {
      const { spec } = fold.experiment;
      const { hidden, layers, dropout } = spec.model;
      const { batch, epochs, patience, learningRate, clipNorm } = spec.training;
      const dataset = fold.dataset();
      const model = await trainSequenceBaseline(
        kind,
        {
          data: dataset,
          lookback: spec.window.lookback,
          features: dataset.featureNames.length,
          rows: dataset.rows,
          loss: dataset.loss,
        },
        { hidden, layers, dropout, batch, epochs, patience, learningRate, clipNorm, seed: spec.seed },
        { shouldStop: () => signal.aborted },
      );
      try {
        return await saidBy(model, fold);
      } finally {
        model.dispose();
      }
    },
  };
}

/** From what a head says to predictions, as of the run's models. */
async function saidBy(
  { outputs }: { outputs(rows: Int32Array): Promise<Float32Array> },
  { lesson, asked }: BaselineFold,
): Promise<SaidOfFold> {
  const { loss, target, outcomes } = lesson;
  const validation = await outputs(asked.validation);
  const came = Float64Array.from(asked.validation, (row) => outcomes[row]!);
  const spread = residualSd(loss, validation, target, came);
  return {
    validation: predictionsOf(loss, validation, target, spread),
    test: predictionsOf(loss, await outputs(asked.test), target, spread),
    notes: [],
  };
}
