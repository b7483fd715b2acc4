import type { ScalarCheck } from '../registry';
import { scaleBefore } from '../scale';
import { figure, times, whenOf } from '../words';

/** Index values jump further than prices (a volatility index doubles in a day): only what is taken back counts from here. */
const spikeSigmas = 12;
/** Share of the move that is left after the next value, at most. */
const leftOver = 0.25;

/** Values that leap away and come back with the next one. */
export const valueSpikes: ScalarCheck = {
  kind: 'bad-tick',
  find({ value, time, isPause, intervalMs }, list) {
    const moves = new Float64Array(value.length).fill(Number.NaN, 0, 1);
    for (let t = 1; t < value.length; t += 1) moves[t] = value[t]! - value[t - 1]!;
    const sigma = scaleBefore(moves, isPause, time, intervalMs);
    for (let t = 1; t < value.length - 1; t += 1) {
      const move = moves[t]!;
      const sigmas = Math.abs(move) / sigma[t]!;
      if (!(sigmas > spikeSigmas) || !(Math.abs(move + moves[t + 1]!) <= leftOver * Math.abs(move))) continue;
      const at = time[t]!;
      const [before, here, after] = [value[t - 1]!, value[t]!, value[t + 1]!];
      list.add({
        severity: 'warning',
        from: at,
        to: at,
        count: 1,
        weight: sigmas,
        message: () =>
          `Value of ${figure(here)} on ${whenOf(at, intervalMs)}, between ${figure(before)} before and ${figure(after)} after: ` +
          `${times(sigmas)} times the usual step, taken back at once.`,
        remedies: [
          { kind: 'carry', from: at, to: at },
          { kind: 'drop', from: at, to: at },
        ],
      });
      t += 1;
    }
  },
};
