import type { StoredBars } from '@core/bars';
import { createRandom } from '@core/random';
import type { DepthLevel, SeriesData } from '@core/series-data';

const [hour, day] = [3_600_000, 86_400_000];

export interface JoinedMarket {
  readonly prices: Extract<SeriesData, { kind: 'bars' }>;
  /** Of a day, stamped at its start and published a day after it is over. */
  readonly volatility: Extract<SeriesData, { kind: 'scalar' }>;
  /** Once a day, at an hour of its own, known at once. */
  readonly mood: Extract<SeriesData, { kind: 'scalar' }>;
  /** Three snapshots a day of three levels, known at once. */
  readonly book: Extract<SeriesData, { kind: 'depth' }>;
}

/**
 * Daily bars and what moves them: the return of the next bar is `edge` times (mood - volatility of the day before + order-book
 * imbalance) / sqrt(3), each a standard normal as it is known at the close, plus noise, of one per cent in all. With
 * `leak` the volatility of a day is the return of the next day instead, as nobody can know before it is published.
 */
export function joinedMarket(
  length: number,
  {
    edge,
    leak = false,
    seed = 1,
  }: { readonly edge: number; readonly leak?: boolean; readonly seed?: number },
): JoinedMarket {
  const random = createRandom(seed, 'joined-market');
  const normals = () => Float64Array.from({ length }, () => random.normal());
  const [fear, mood, imbalance, noise] = [normals(), normals(), normals(), normals()];
  const returns = noise.map((shock, t) => {
    const known = t < 2 ? 0 : (mood[t - 1]! - fear[t - 2]! + imbalance[t - 1]!) / Math.sqrt(3);
    return 0.01 * (edge * known + Math.sqrt(1 - edge * edge) * shock);
  });
  const time = Float64Array.from({ length }, (_, t) => Date.UTC(2010, 0, 1) + t * day);
  const fearOfDay = leak ? fear.map((_, t) => 100 * (returns[t + 1] ?? 0)) : fear;
  return {
    prices: { kind: 'bars', bars: barsOf(time, returns) },
    volatility: { kind: 'scalar', time, value: fearOfDay.map((x) => 20 * Math.exp(0.2 * x)) },
    mood: { kind: 'scalar', time: time.map((start, t) => start + (8 + (t % 9)) * hour), value: mood },
    book: bookOf(time, imbalance, () => random.normal()),
  };
}

function barsOf(time: Float64Array, returns: Float64Array): StoredBars {
  let price = 100;
  const close = returns.map((change) => (price *= Math.exp(change)));
  const open = close.map((_, t) => (t === 0 ? 100 : close[t - 1]! * (1 + 0.0001 * ((t % 3) - 1))));
  return {
    time,
    open,
    high: close.map((last, t) => Math.max(last, open[t]!) * 1.002),
    low: close.map((last, t) => Math.min(last, open[t]!) * 0.998),
    close,
    volume: close.map((_, t) => 1e6 + 1e4 * (t % 17)),
    adjustedClose: null,
  };
}

/** The last snapshot of a day shows its imbalance, those before it another. */
function bookOf(time: Float64Array, imbalance: Float64Array, normal: () => number): JoinedMarket['book'] {
  const moments = [...time].flatMap((start, t) =>
    [9, 13, 17].map((at) => ({ at: start + at * hour, lean: at === 17 ? imbalance[t]! : normal() })),
  );
  const column = (of: (lean: number) => number) => Float64Array.from(moments, ({ lean }) => of(lean));
  const level = (k: number): DepthLevel => ({
    bidPrice: column(() => 100 - 0.01 * k),
    bidSize: column((lean) => 100 * k * (1 + Math.tanh(lean / 2))),
    askPrice: column(() => 100 + 0.01 * k),
    askSize: column((lean) => 100 * k * (1 - Math.tanh(lean / 2))),
  });
  return { kind: 'depth', time: Float64Array.from(moments, ({ at }) => at), levels: [1, 2, 3].map(level) };
}
