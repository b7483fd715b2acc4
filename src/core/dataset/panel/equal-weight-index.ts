import type { Bars } from '../../bars';
import { dateTimes, type PanelBars } from './panel-bars';

/** Value before its first date. */
const startValue = 100;

/**
 * An index of all series of a panel, one bar a date, to draw a panel by. It begins at 100 and each date multiplies it by the mean of
 * price / last close over the series that have a bar on the date and one before it: equal weights, set anew at every close, without
 * costs. Highs and lows are means too, so they bound where the index was and need not have been reached. The first date, and ones on
 * which all series are new, stand at the value before. Volume is NaN, since shares of different series do not add up.
 */
export function equalWeightIndex(panel: PanelBars<Bars>): Bars {
  const { open, high, low, close, count } = sumOfRatios(panel);
  const time = dateTimes(panel);
  let value = startValue;
  for (let d = 0; d < time.length; d++) {
    const before = value;
    for (const column of [open, high, low, close])
      column[d] = count[d] === 0 ? before : (before * column[d]!) / count[d]!;
    value = close[d]!;
  }
  return { time, open, high, low, close, volume: new Float64Array(time.length).fill(Number.NaN) };
}

/** Prices over the last closes before them, added up over the series. [dates] each */
function sumOfRatios({ layout, series }: PanelBars<Bars>) {
  const column = () => new Float64Array(layout.keys.length);
  const sums = { open: column(), high: column(), low: column(), close: column() };
  const count = column();
  series.forEach((bars, s) => {
    for (let t = 1; t < bars.close.length; t++) {
      const date = layout.date[layout.offsets[s]! + t]!;
      const last = bars.close[t - 1]!;
      count[date]! += 1;
      sums.open[date]! += bars.open[t]! / last;
      sums.high[date]! += bars.high[t]! / last;
      sums.low[date]! += bars.low[t]! / last;
      sums.close[date]! += bars.close[t]! / last;
    }
  });
  return { ...sums, count };
}
