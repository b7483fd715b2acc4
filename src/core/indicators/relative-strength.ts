import { logReturn } from './returns';

/** How much more the first series rose than the second over `period` bars: the difference of their log returns. [time] */
export function relativeStrength(values: Float64Array, others: Float64Array, period: number): Float64Array {
  const of = logReturn(others, period);
  return logReturn(values, period).map((change, t) => change - of[t]!);
}
