import type { BarsInput } from '../inputs';
import { spikeSigmas } from '../jumps';
import type { BarCheck } from '../registry';
import { figure, size, times, whenOf } from '../words';

/** A price of a bar that stands alone. */
interface Extreme {
  readonly price: 'Open' | 'High' | 'Low';
  /** How far beyond the nearest price beside it, as a log return without a sign. */
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
        weight: extreme.distance / sigma[t]!,
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
  const ofOpen = Math.max(Math.log(open[t]! / top), Math.log(bottom / open[t]!));
  if (ofOpen > least) return { price: 'Open', distance: ofOpen };
  const ofHigh = Math.log(high[t]! / Math.max(top, open[t]!));
  const ofLow = Math.log(Math.min(bottom, open[t]!) / low[t]!);
  if (!(Math.max(ofHigh, ofLow) > least)) return null;
  return ofHigh > ofLow ? { price: 'High', distance: ofHigh } : { price: 'Low', distance: ofLow };
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
    `${times(distance / sigma[t]!)} times the usual move.`
  );
}
