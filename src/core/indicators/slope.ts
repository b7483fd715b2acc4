import { ema } from './ema';
import { simpleReturn } from './returns';
import { sma } from './sma';

export type AverageKind = 'sma' | 'ema';

/**
 * Slope of a moving average: its relative change over `span` bars, average[t] / average[t - span] - 1, as a share;
 * NaN for the first `period - 1 + span`.
 */
export function slope(
  values: Float64Array,
  average: AverageKind,
  period: number,
  span: number,
): Float64Array {
  return simpleReturn(average === 'sma' ? sma(values, period) : ema(values, period), span);
}
