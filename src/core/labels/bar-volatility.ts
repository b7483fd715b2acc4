import { realisedVolatility } from '../indicators/realised-volatility';

/** Sample deviation of the last `bars` one-bar log returns, known at each bar's close: what barriers are measured in. [time] */
export function barVolatility(close: Float64Array, bars: number): Float64Array {
  return realisedVolatility(close, bars, 1);
}
