import type { Bars } from '@core/bars';
import { createRandom, type Random } from '@core/random';

/** Bars of a seeded random walk, one a day from 2000-01-01; no two closes or volumes are equal. */
export function sampleBars(length: number, seed = 1): Bars {
  const random = createRandom(seed, 'sample-bars');
  const bars = emptyBars(length);
  let close = 100;
  for (let t = 0; t < length; t++) close = writeBar(bars, t, close, random);
  return bars;
}

/** A copy whose bars from `first` on are others, as wild as they may be, at other times. */
export function withOtherFuture(bars: Bars, first: number, seed: number): Bars {
  const random = createRandom(seed, 'other-future');
  const copy = copyBars(bars);
  let close = 1 + 1000 * random.next();
  let time = first === 0 ? Date.UTC(1990, 0, 1) : bars.time[first - 1]!;
  for (let t = first; t < bars.time.length; t++) {
    close = writeBar(copy, t, close, random);
    time += 1 + random.int(5 * 86_400_000);
    copy.time[t] = time;
  }
  return copy;
}

export function copyBars(bars: Bars): Bars {
  return slicedBars(bars, bars.time.length);
}

/** Those of the first `length` bars from `first` on. */
export function slicedBars({ time, open, high, low, close, volume }: Bars, length: number, first = 0): Bars {
  const cut = (column: Float64Array) => column.slice(first, length);
  return {
    time: cut(time),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
  };
}

function emptyBars(length: number): Bars {
  const column = () => new Float64Array(length);
  const time = column().map((_, t) => Date.UTC(2000, 0, 1 + t));
  return { time, open: column(), high: column(), low: column(), close: column(), volume: column() };
}

function writeBar(bars: Bars, t: number, before: number, random: Random): number {
  const open = before * Math.exp(0.003 * random.normal());
  const close = before * Math.exp(0.01 * random.normal());
  bars.open[t] = open;
  bars.high[t] = Math.max(open, close) * (1 + 0.005 * random.next());
  bars.low[t] = Math.min(open, close) * (1 - 0.005 * random.next());
  bars.close[t] = close;
  bars.volume[t] = 1000 + 9000 * random.next();
  return close;
}
