import { takeColumn } from '../columns';
import { logChange } from './returns';
import { rollingMean } from './rolling';

/**
 * A component of the heterogeneous autoregressive model of realised volatility: the root of the mean squared one-bar log
 * return of the last `period` bars, times sqrt(`barsPerYear`); NaN for the first `period`. Corsi, Journal of Financial
 * Econometrics 7(2) (2009), with the day, week and month of the model as numbers of bars.
 */
export function harComponent(values: Float64Array, period: number, barsPerYear: number): Float64Array {
  const length = values.length;
  const mean = takeColumn(length).fill(NaN, 0, 1);
  for (let t = 1; t < length; t++) mean[t] = logChange(values[t - 1]!, values[t]!) ** 2;
  rollingMean(mean, period, mean);
  for (let t = 0; t < length; t++) mean[t] = Math.sqrt(mean[t]! * barsPerYear);
  return mean;
}
