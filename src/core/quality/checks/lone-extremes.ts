import type { BarsInput } from '../inputs';
import { spikeSigmas } from '../jumps';
import type { BarCheck } from '../registry';
import { figure, size, times, whenOf } from '../words';

/** Highs and lows that no bar beside them comes near, nor their own open and close. */
export const loneExtremes: BarCheck = {
  kind: 'bad-tick',
  find(input, list) {
    const { bars, sigma, time } = input;
    const { open, high, low, close } = bars;
    for (let t = 1; t < time.length - 1; t += 1) {
      const top = Math.max(open[t]!, close[t]!, high[t - 1]!, high[t + 1]!);
      const bottom = Math.min(open[t]!, close[t]!, low[t - 1]!, low[t + 1]!);
      const up = Math.log(high[t]! / top);
      const down = Math.log(bottom / low[t]!);
      const sigmas = Math.max(up, down) / sigma[t]!;
      if (!(sigmas > spikeSigmas)) continue;
      const from = time[t]!;
      list.add({
        severity: 'warning',
        from,
        to: from,
        count: 1,
        weight: sigmas,
        message: () =>
          sentence(input, t, up > down ? { name: 'High', move: up } : { name: 'Low', move: -down }),
        remedies: [{ kind: 'clip', from, to: from }],
      });
    }
  },
};

function sentence(
  { bars, time, intervalMs, sigma }: BarsInput,
  t: number,
  { name, move }: { readonly name: 'High' | 'Low'; readonly move: number },
): string {
  const value = name === 'High' ? bars.high[t]! : bars.low[t]!;
  return (
    `${name} of ${figure(value)} on ${whenOf(time[t]!, intervalMs)} stands ${size(move)} beyond its own open and close and the ` +
    `bars beside it, ${times(Math.abs(move) / sigma[t]!)} times the usual move.`
  );
}
