import type { BarsInput } from '../inputs';
import type { BarCheck } from '../registry';
import type { Split } from '../split-evidence';
import { figure, size, times, whenOf } from '../words';

/** Overnight steps near n:1, 1:n or 3:2 that last, with volume as a witness: splits that the prices do not account for. */
export const splits: BarCheck = {
  kind: 'split',
  find(input, list) {
    for (const split of input.jumps.splits) {
      const time = input.time[split.at]!;
      list.add({
        severity: split.hasVolume || split.isConfirmed ? 'error' : 'warning',
        from: time,
        to: time,
        count: 1,
        weight: Math.abs(split.step),
        message: () => sentence(input, split),
        remedies: [{ kind: 'split', time, value: split.value }],
      });
    }
  },
};

function sentence({ bars, time, intervalMs }: BarsInput, split: Split): string {
  const { at, name } = split;
  const before = bars.close[at - 1]!;
  const opened = bars.open[at]!;
  return (
    `On ${whenOf(time[at]!, intervalMs)} the open of ${figure(opened)} is ${distance(Math.log(opened / before))} the previous close of ` +
    `${figure(before)} and the price stays there: a split of ${name} that the prices do not account for${witness(split)}.`
  );
}

const distance = (logReturn: number): string => `${size(logReturn)} ${logReturn < 0 ? 'below' : 'above'}`;

function witness({ isConfirmed, hasVolume, volumeRatio }: Split): string {
  if (isConfirmed) return ', since the adjusted close has no such step';
  if (hasVolume) return `, since volume is ${times(volumeRatio)} times that of before`;
  if (Number.isNaN(volumeRatio)) return '? There is no volume to tell it from news';
  return `? Volume is ${times(volumeRatio)} times that of before, so it may be news`;
}
