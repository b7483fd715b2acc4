import { finiteRuns } from './runs';

/** Indices: up and down from 0 to 100, their difference from -100 to 100. */
export interface Aroon {
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly oscillator: Float64Array;
}

/**
 * Aroon: how recent the highest high and the lowest low of the last `period + 1` bars are, 100 at this bar and 0 at the
 * first; of equal ones the last counts. NaN for the first `period`. Chande (1995), as TA-Lib AROON and AROONOSC.
 */
export function aroon(high: Float64Array, low: Float64Array, period: number): Aroon {
  const up = new Float64Array(high.length).fill(NaN);
  const down = new Float64Array(high.length).fill(NaN);
  const oscillator = new Float64Array(high.length).fill(NaN);
  for (const { start, end } of finiteRuns(high, low)) {
    const highest = new RecentExtreme(high, period + 1, 1);
    const lowest = new RecentExtreme(low, period + 1, -1);
    for (let t = start; t < end; t++) {
      const sinceHigh = t - highest.at(t);
      const sinceLow = t - lowest.at(t);
      if (t < start + period) continue;
      up[t] = (100 * (period - sinceHigh)) / period;
      down[t] = (100 * (period - sinceLow)) / period;
      oscillator[t] = (100 * (sinceLow - sinceHigh)) / period;
    }
  }
  return { up, down, oscillator };
}

/** Where the last extreme of a window is, bar after bar: a queue of those that may still become it, best first. */
class RecentExtreme {
  /** Bars in a ring; their values fall from `first` to `last`. */
  private readonly queue: Int32Array;
  private first = 0;
  private count = 0;

  constructor(
    private readonly values: Float64Array,
    private readonly window: number,
    private readonly sign: 1 | -1,
  ) {
    this.queue = new Int32Array(window);
  }

  /** Takes in bar t, which must follow the one before, and says which bar holds the extreme. */
  at(t: number): number {
    const { values, window, sign, queue } = this;
    if (this.count > 0 && queue[this.first]! <= t - window) {
      this.first = (this.first + 1) % window;
      this.count--;
    }
    const value = sign * values[t]!;
    while (this.count > 0 && sign * values[queue[(this.first + this.count - 1) % window]!]! <= value)
      this.count--;
    queue[(this.first + this.count) % window] = t;
    this.count++;
    return queue[this.first]!;
  }
}
