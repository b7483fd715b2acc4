import type { StoredBars } from '@core/bars';
import { createRandom } from '@core/random';

const day = 86_400_000;

/** Daily bars of a seeded random walk, with volume. */
export function walkBars(length: number, seed = 1): StoredBars {
  const random = createRandom(seed, 'walk');
  const bars = {
    time: new Float64Array(length),
    open: new Float64Array(length),
    high: new Float64Array(length),
    low: new Float64Array(length),
    close: new Float64Array(length),
    volume: new Float64Array(length),
    adjustedClose: null,
  };
  let price = 100;
  for (let t = 0; t < length; t++) {
    bars.time[t] = Date.UTC(2000, 0, 3) + t * day;
    bars.open[t] = price * (1 + 0.002 * random.normal());
    price = Number(bars.open[t]) * (1 + 0.01 * random.normal());
    bars.close[t] = price;
    bars.high[t] = Math.max(Number(bars.open[t]), price) * 1.003;
    bars.low[t] = Math.min(Number(bars.open[t]), price) * 0.997;
    bars.volume[t] = 1e6 * (1 + random.next());
  }
  return bars;
}
