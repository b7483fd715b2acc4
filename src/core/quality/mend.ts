import type { SeriesData } from '../series-data';

type Map = (column: Float64Array, isTime: boolean) => Float64Array;

/** The series with every column replaced. */
export function mapColumns(data: SeriesData, map: Map): SeriesData {
  const value = (column: Float64Array): Float64Array => map(column, false);
  switch (data.kind) {
    case 'bars': {
      const { time, open, high, low, close, volume, adjustedClose } = data.bars;
      const bars = {
        time: map(time, true),
        open: value(open),
        high: value(high),
        low: value(low),
        close: value(close),
        volume: value(volume),
        adjustedClose: adjustedClose === null ? null : value(adjustedClose),
      };
      return { kind: 'bars', bars };
    }
    case 'scalar':
      return { kind: 'scalar', time: map(data.time, true), value: value(data.value) };
    case 'depth': {
      const levels = data.levels.map(({ bidPrice, bidSize, askPrice, askSize }) => ({
        bidPrice: value(bidPrice),
        bidSize: value(bidSize),
        askPrice: value(askPrice),
        askSize: value(askSize),
      }));
      return { kind: 'depth', time: map(data.time, true), levels };
    }
  }
}

/** Gives bar `t` the last value before it, in place: the previous close as its only price, its own volume kept. */
export function carryInto(data: SeriesData, t: number): void {
  switch (data.kind) {
    case 'bars': {
      const { open, high, low, close, adjustedClose } = data.bars;
      const before = close[t - 1]!;
      for (const price of [open, high, low, close]) price[t] = before;
      if (adjustedClose !== null) adjustedClose[t] = adjustedClose[t - 1]!;
      return;
    }
    case 'scalar':
      data.value[t] = data.value[t - 1]!;
      return;
    case 'depth':
      for (const { bidPrice, bidSize, askPrice, askSize } of data.levels)
        for (const column of [bidPrice, bidSize, askPrice, askSize]) column[t] = column[t - 1]!;
  }
}

/** Brings high and low of bar `t` to the range of its open and close, in place. Of other series nothing changes. */
export function clipInto(data: SeriesData, t: number): void {
  if (data.kind !== 'bars') return;
  const { open, high, low, close } = data.bars;
  high[t] = Math.max(open[t]!, close[t]!);
  low[t] = Math.min(open[t]!, close[t]!);
}
