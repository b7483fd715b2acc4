import type { PanelBars } from '../../dataset/panel/panel-bars';
import type { Quotes } from './quotes';

/** Walks the bars of a panel date by date and says what is known at each open and close. What it gives is its own and changes with it. */
export class Tape {
  private readonly quotes: { -readonly [K in keyof Quotes]: Quotes[K] };
  private readonly sides: Int8Array;

  /** @param times of each date. [dates] */
  constructor(
    private readonly panel: PanelBars,
    private readonly times: Float64Array,
  ) {
    const count = panel.series.length;
    this.quotes = {
      moment: 'open',
      price: new Float64Array(count).fill(Number.NaN),
      time: new Float64Array(count).fill(Number.NaN),
      bar: new Int32Array(count).fill(-1),
      isTrading: new Uint8Array(count),
    };
    this.sides = new Int8Array(count);
  }

  /** Goes on to the next date. */
  openOf(date: number): Quotes {
    const { layout, series } = this.panel;
    const { price, time, bar, isTrading } = this.quotes;
    this.quotes.moment = 'open';
    for (let s = 0; s < series.length; s++) {
      const next = bar[s]! + 1;
      const row = layout.offsets[s]! + next;
      isTrading[s] = row < layout.offsets[s + 1]! && layout.date[row] === date ? 1 : 0;
      time[s] = isTrading[s] === 1 ? series[s]!.time[next]! : this.times[date]!;
      if (isTrading[s] === 0) continue;
      bar[s] = next;
      price[s] = series[s]!.open[next]!;
    }
    return this.quotes;
  }

  /** What was wanted at the close of the bar before the present one; the first is flat, since nothing was said before it. [series] */
  wanted(targets: Int8Array): Int8Array {
    const { bar } = this.quotes;
    for (let s = 0; s < bar.length; s++)
      this.sides[s] = bar[s]! > 0 ? targets[this.panel.layout.offsets[s]! + bar[s]! - 1]! : 0;
    return this.sides;
  }

  close(): Quotes {
    const { price, bar, isTrading } = this.quotes;
    this.quotes.moment = 'close';
    for (let s = 0; s < bar.length; s++)
      if (isTrading[s] === 1) price[s] = this.panel.series[s]!.close[bar[s]!]!;
    return this.quotes;
  }

  /** The series has no bar after its present one. */
  hasEnded(series: number): boolean {
    return this.quotes.bar[series] === this.panel.series[series]!.close.length - 1;
  }
}
