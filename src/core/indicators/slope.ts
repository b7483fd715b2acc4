import { giveBack } from '../columns';
import { type AverageKind, averages } from './averages';
import { simpleReturn } from './returns';

/**
 * Slope of a moving average: its relative change over `span` bars, average[t] / average[t - span] - 1, as a share;
 * NaN for the warm-up of the average and `span` more.
 */
export function slope(
  values: Float64Array,
  average: AverageKind,
  period: number,
  span: number,
): Float64Array {
  const line = averages[average].compute(values, period);
  const out = simpleReturn(line, span);
  giveBack(line);
  return out;
}
