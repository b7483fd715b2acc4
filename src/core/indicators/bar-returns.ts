import { takeColumn } from '../columns';
import { logChange, relativeChange } from './returns';

/** open[t] / close[t-1] - 1, as a share; NaN for the first bar. [time] */
export function gap(open: Float64Array, close: Float64Array): Float64Array {
  const length = open.length;
  const out = takeColumn(length).fill(NaN, 0, 1);
  for (let t = 1; t < length; t++) {
    // A close that is missing makes the bar a missing one, though its own open would do.
    out[t] = Number.isFinite(close[t]!) ? relativeChange(close[t - 1]!, open[t]!) : NaN;
  }
  return out;
}

/** close / open - 1 of each bar, as a share. [time] */
export function intradayReturn(open: Float64Array, close: Float64Array): Float64Array {
  const length = open.length;
  const out = takeColumn(length);
  for (let t = 0; t < length; t++) out[t] = relativeChange(open[t]!, close[t]!);
  return out;
}

/** ln(high / low) of each bar; NaN where one is not positive. [time] */
export function highLowRange(high: Float64Array, low: Float64Array): Float64Array {
  const length = high.length;
  const out = takeColumn(length);
  for (let t = 0; t < length; t++) out[t] = logChange(low[t]!, high[t]!);
  return out;
}
