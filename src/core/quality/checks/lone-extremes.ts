import type { BarsInput } from '../inputs';
import { spikeSigmas } from '../jumps';
import type { BarCheck } from '../registry';
import { figure, size, times, whenOf } from '../words';

/** A price of a bar that stands alone. */
interface Extreme {
  readonly price: 'Open' | 'High' | 'Low';
  /** How far beyond the nearest price beside it, as a log return: below 0 where it lies under it. */
  readonly distance: number;
}

/** Opens, highs and lows that neither the close of their bar comes near nor the bars beside it. */
export const loneExtremes: BarCheck = {
  kind: 'bad-tick',
  find(input, list) {
    const { sigma, time, jumps } = input;
    const inSpikes = new Set(jumps.spikes.flatMap(({ at, last }) => [at, at + 1, last]));
    for (let t = 1; t < time.length - 1; t += 1) {
      const extreme = extremeAt(input, t);
      if (extreme === null || inSpikes.has(t)) continue;
      const at = { from: time[t]!, to: time[t]! };
      list.add({
        severity: 'warning',
        ...at,
        count: 1,
        weight: Math.abs(extreme.distance) / sigma[t]!,
        message: () => sentence(input, t, extreme),
        remedies: [{ kind: extreme.price === 'Open' ? 'carry' : 'clip', ...at }],
      });
    }
  },
};

function extremeAt({ bars: { open, high, low, close }, sigma }: BarsInput, t: number): Extreme | null {
  const least = spikeSigmas * sigma[t]!;
  const top = Math.max(close[t]!, high[t - 1]!, high[t + 1]!);
  const bottom = Math.min(close[t]!, low[t - 1]!, low[t + 1]!);
  const overOpen = Math.log(open[t]! / top);
  if (overOpen > least) return { price: 'Open', distance: overOpen };
  const underOpen = Math.log(open[t]! / bottom);
  if (underOpen < -least) return { price: 'Open', distance: underOpen };
  const over = Math.log(high[t]! / Math.max(top, open[t]!));
  const under = Math.log(low[t]! / Math.min(bottom, open[t]!));
  if (over > least && over > -under) return { price: 'High', distance: over };
  return under < -least ? { price: 'Low', distance: under } : null;
}

const beside = {
  Open: 'its own close and the bars beside it',
  High: 'its own open and close and the bars beside it',
  Low: 'its own open and close and the bars beside it',
} as const;

function sentence({ bars, time, intervalMs, sigma }: BarsInput, t: number, extreme: Extreme): string {
  const { price, distance } = extreme;
  const value = { Open: bars.open, High: bars.high, Low: bars.low }[price][t]!;
  return (
    `${price} of ${figure(value)} on ${whenOf(time[t]!, intervalMs)} stands ${size(distance)} beyond ${beside[price]}, ` +
    `${times(Math.abs(distance) / sigma[t]!)} times the usual move.`
  );
}
