import { giveBack, takeColumn } from '../columns';
import { relativeChange } from './returns';
import { rollingSum } from './rolling';

/**
 * Amihud's illiquidity: mean of |return| / (close * volume) over those of the last `period` bars that traded, for a million
 * of money; NaN for the first `period` and where none traded. Amihud, Journal of Financial Markets 5(1) (2002), equation 1.
 */
export function amihud(close: Float64Array, volume: Float64Array, period: number): Float64Array {
  const length = close.length;
  const impact = takeColumn(length).fill(NaN, 0, 1);
  const traded = takeColumn(length).fill(NaN, 0, 1);
  for (let t = 1; t < length; t++) {
    const money = close[t]! * volume[t]!;
    const size = Math.abs(relativeChange(close[t - 1]!, close[t]!));
    impact[t] = money === 0 ? 0 * size : (1e6 * size) / money;
    traded[t] = money === 0 ? 0 : 1;
  }
  rollingSum(impact, period, impact);
  rollingSum(traded, period, traded);
  for (let t = 0; t < length; t++) impact[t] = impact[t]! / traded[t]!;
  giveBack(traded);
  return impact;
}
