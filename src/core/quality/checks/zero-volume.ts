import type { StoredBars } from '../../bars';
import { counted } from '../../importing/findings';
import type { BarCheck } from '../registry';
import { lengthOf, type Run, runsWhere } from '../runs';
import { spanOf } from '../words';

const dayMs = 86_400_000;

/** Runs of bars in which nothing was traded; where their prices move all the same, something is wrong. */
export const zeroVolume: BarCheck = {
  kind: 'zero-volume',
  find({ bars, time, intervalMs }, list) {
    for (const run of runsWhere(time.length, (t) => bars.volume[t] === 0)) {
      const from = time[run.from]!;
      const to = time[run.to]!;
      const count = lengthOf(run);
      const moved = movesIn(bars, run);
      const isFiller = moved === 0 && run.from > 0 && intervalMs >= dayMs;
      list.add({
        severity: moved > 0 || isFiller ? 'warning' : 'note',
        from,
        to,
        count,
        weight: count,
        message: () =>
          `${counted(count, 'bar')} of ${spanOf(from, to, intervalMs)} ${count === 1 ? 'has' : 'have'} a volume of zero${consequence(moved, count, isFiller)}`,
        remedies: isFiller ? [{ kind: 'drop', from, to }] : [],
      });
    }
  },
};

function movesIn(bars: StoredBars, { from, to }: Run): number {
  let moved = 0;
  for (let t = from; t <= to; t += 1) if (hasMoved(bars, t)) moved += 1;
  return moved;
}

/** A bar without trades can only repeat the last price. */
function hasMoved({ open, high, low, close }: StoredBars, t: number): boolean {
  return high[t] !== low[t] || open[t] !== close[t] || (t > 0 && close[t] !== close[t - 1]);
}

function consequence(moved: number, count: number, isFiller: boolean): string {
  if (isFiller) return ' and the previous close as their only price: filled in where the market was closed.';
  if (moved === 0) return ' and a price that stands still: nothing was traded.';
  return `, yet ${moved === count ? (count === 1 ? 'its price moves' : 'their prices move') : `the price moves in ${moved.toLocaleString('en-US')} of them`}: the volume was not recorded.`;
}
