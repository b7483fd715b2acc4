import type { CorporateAction } from '@shared/series';
import type { Bars, StoredBars } from '../bars';

/**
 * Bars without the jumps that splits and dividends make: what came before each is multiplied by its factor, so that returns are
 * those of a holder who reinvests. A split of n new shares for one old is 1 / n, its volume n; a dividend is 1 - amount / close of the
 * last bar before it. (CRSP, "Data Descriptions Guide", factors to adjust prices and volumes; as Yahoo's adjusted close.)
 *
 * A dividend and a split of one day: the dividend is of a share before the split. A dividend of that close or more changes nothing,
 * nor does what takes effect after the last bar, which no price holds yet.
 *
 * @param actions `time`: the first moment that trades without it. Any order.
 */
export function backAdjusted(bars: Bars, actions: readonly CorporateAction[]): Bars {
  const last = bars.time.at(-1) ?? -Infinity;
  const { price, volume } = factorsOf(
    bars,
    actions.filter(({ time }) => time <= last),
  );
  return scaled(bars, price, volume);
}

/** Volume in shares of the last bar: what was traded before a split is multiplied by it. [time] */
export function splitAdjustedVolume(bars: Bars, actions: readonly CorporateAction[]): Float64Array {
  const splits = actions.filter(({ kind }) => kind === 'split');
  return splits.length === 0 ? bars.volume : backAdjusted(bars, splits).volume;
}

/**
 * The other way round for files whose prices have splits, but not dividends, taken out of them: bars as they were traded, and
 * dividends in the shares of their day.
 *
 * @param actions `time` as above; dividends as the file's prices, in shares after all splits.
 */
export function asTraded(
  stored: StoredBars,
  actions: readonly CorporateAction[],
): { readonly bars: StoredBars; readonly actions: readonly CorporateAction[] } {
  const splits = actions.filter(({ kind }) => kind === 'split');
  const { volume: shares } = factorsOf(stored, splits);
  const { adjustedClose, ...bars } = stored;
  return {
    bars: { ...scaled(bars, shares, shares.map(inverse)), adjustedClose },
    actions: actions.map((action) => {
      if (action.kind === 'split') return action;
      const later = splits.filter(({ time }) => time >= action.time);
      return { ...action, value: later.reduce((value, split) => value * split.value, action.value) };
    }),
  };
}

interface Factors {
  readonly price: Float64Array; // [time]
  readonly volume: Float64Array; // [time]
}

/** Of each bar the product of the factors of all actions after it. */
function factorsOf({ time, close }: Bars, actions: readonly CorporateAction[]): Factors {
  const length = time.length;
  const price = new Float64Array(length).fill(1);
  const volume = new Float64Array(length).fill(1);
  // One order for all of one moment, since products of other orders differ in their last bits.
  const latestFirst = [...actions].sort((a, b) => b.time - a.time || (a.kind < b.kind ? 1 : -1));
  let [ofPrice, ofVolume, next] = [1, 1, 0];
  for (let t = length - 1; t >= 0; t--) {
    for (; next < latestFirst.length && latestFirst[next]!.time > time[t]!; next++) {
      const { kind, value } = latestFirst[next]!;
      if (kind === 'split') {
        ofPrice /= value;
        ofVolume *= value;
      } else if (value < close[t]!) ofPrice *= 1 - value / close[t]!;
    }
    price[t] = ofPrice;
    volume[t] = ofVolume;
  }
  return { price, volume };
}

function scaled(bars: Bars, price: Float64Array, volume: Float64Array): Bars {
  const times = (column: Float64Array, factor: Float64Array) => column.map((value, t) => value * factor[t]!);
  return {
    time: bars.time,
    open: times(bars.open, price),
    high: times(bars.high, price),
    low: times(bars.low, price),
    close: times(bars.close, price),
    volume: times(bars.volume, volume),
  };
}

function inverse(value: number): number {
  return 1 / value;
}
