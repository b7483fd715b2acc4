import type { RowLoss } from './row-loss';

/** (output - label)^2 */
export const squared: RowLoss = (outputs, at, label, gradient) => {
  const error = outputs[at]! - label;
  gradient[at] = 2 * error;
  return error * error;
};

/** error^2 / 2 up to `delta`, delta (|error| - delta / 2) beyond (Huber, Annals of Mathematical Statistics 35, 1964). */
export function huber(delta: number): RowLoss {
  return (outputs, at, label, gradient) => {
    const error = outputs[at]! - label;
    gradient[at] = Math.max(-delta, Math.min(delta, error));
    const size = Math.abs(error);
    return size <= delta ? (error * error) / 2 : delta * (size - delta / 2);
  };
}
