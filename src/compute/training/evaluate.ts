import { classify } from '@core/stats/classification';
import type { Trainer } from '../device';

export interface Evaluation {
  /** Mean log loss in nats, unweighted; NaN as soon as one prediction is. */
  readonly loss: number;
  readonly accuracy: number;
}

/** Few enough that a pause comes often, many enough that the calls cost nothing. */
const rowsAtOnce = 2048;

/** Judges the predictions on `rows`. `pause` is awaited between parts; null when it answers that it is time to stop. */
export async function evaluate(
  trainer: Trainer,
  rows: Int32Array,
  labels: Float32Array,
  pause: () => Promise<boolean>,
): Promise<Evaluation | null> {
  const probability = new Float64Array(rows.length);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    if (await pause()) return null;
    probability.set(await trainer.predict(rows.subarray(from, from + rowsAtOnce)), from);
  }
  const { logLoss, accuracy } = classify(
    probability,
    Float64Array.from(rows, (row) => labels[row]!),
  );
  const isDefined = probability.every((p) => !Number.isNaN(p));
  return { loss: isDefined ? logLoss : Number.NaN, accuracy };
}
