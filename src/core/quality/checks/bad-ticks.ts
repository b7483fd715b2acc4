import type { BarsInput } from '../inputs';
import type { Spike } from '../jumps';
import type { BarCheck } from '../registry';
import { change, figure, spanOf, times } from '../words';

/** From here on nobody would take it for a price. */
const certainSigmas = 15;

/** Closes that leap away and come back within three bars. */
export const badTicks: BarCheck = {
  kind: 'bad-tick',
  find(input, list) {
    for (const spike of input.jumps.spikes) {
      const from = input.time[spike.at]!;
      const to = input.time[spike.last]!;
      list.add({
        severity: spike.sigmas > certainSigmas ? 'error' : 'warning',
        from,
        to,
        count: spike.last - spike.at + 1,
        weight: spike.sigmas,
        message: () => sentence(input, spike),
        remedies: [
          { kind: 'carry', from, to },
          { kind: 'drop', from, to },
        ],
      });
    }
  },
};

function sentence({ bars: { close }, time, intervalMs }: BarsInput, spike: Spike): string {
  const { at, last, move, sigmas } = spike;
  return (
    `Close of ${figure(close[at]!)} on ${spanOf(time[at]!, time[last]!, intervalMs)}, between ${figure(close[at - 1]!)} before and ` +
    `${figure(close[last + 1]!)} after: ${change(move)}, ${times(sigmas)} times the usual move, taken back ` +
    `${last === at ? 'by the next bar' : `after ${last - at + 1} bars`}.`
  );
}
