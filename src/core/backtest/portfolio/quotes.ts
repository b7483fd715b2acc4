/** What is known of every series at one moment. [series] each */
export interface Quotes {
  readonly moment: 'open' | 'close';
  /** The latest open or close. */
  readonly price: Float64Array;
  /** Of its bar on this date, or of the date where it has none. */
  readonly time: Float64Array;
  /** Number of the latest bar among the series' own. */
  readonly bar: Int32Array;
  /** 1 where the latest bar is of this date, so that the series can be traded. */
  readonly isTrading: Uint8Array;
}

/** A series at one moment: its number in the panel, its latest price and bar. */
export interface Quote {
  readonly series: number;
  readonly price: number;
  readonly time: number;
  /** Number of the bar among the series' own. */
  readonly bar: number;
}

export function quoteOf({ price, time, bar }: Quotes, series: number): Quote {
  return { series, price: price[series]!, time: time[series]!, bar: bar[series]! };
}
