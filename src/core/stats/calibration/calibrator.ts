import { assertNever } from '@shared/errors';
import { fitIsotonic, type Isotonic, isotonicProbability } from './isotonic';
import { fitPlatt, type Platt, plattProbability } from './platt';

/** What turns the probabilities of a model into better ones; plain numbers, fit for JSON. */
export type Calibrator =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'platt' } & Platt)
  | ({ readonly kind: 'isotonic' } & Isotonic);

/**
 * Fitted on rows that the model was not trained on and that are not judged later: the validation split. Platt's curve is fitted to the
 * log-odds of the probabilities, so a calibrated model stays as it is with slope -1 and offset 0.
 *
 * @param probability P(up), 0-1. [rows]
 * @param label 1 up, 0 not up, NaN unknown. [rows]
 */
export function fitCalibrator(
  kind: Calibrator['kind'],
  probability: Float64Array,
  label: Float64Array,
): Calibrator {
  switch (kind) {
    case 'none':
      return { kind };
    case 'platt':
      return { kind, ...fitPlatt(probability.map(logOdds), label) };
    case 'isotonic':
      return { kind, ...fitIsotonic(probability, label) };
    default:
      return assertNever(kind);
  }
}

/** The calibrated P(up); NaN where P is, and where the fit had nothing to learn from. [rows] */
export function calibrate(calibrator: Calibrator, probability: Float64Array): Float64Array {
  switch (calibrator.kind) {
    case 'none':
      return probability.slice();
    case 'platt':
      return probability.map((p) => plattProbability(calibrator, logOdds(p)));
    case 'isotonic':
      return probability.map((p) => isotonicProbability(calibrator, p));
    default:
      return assertNever(calibrator);
  }
}

/** Of 0 and 1 as of the nearest number inside, as in the log loss: certainty has no finite log-odds. */
function logOdds(probability: number): number {
  const inside = Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON);
  return Math.log(inside / (1 - inside));
}
