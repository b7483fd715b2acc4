import type { Device, Trainer, TrainerOptions } from '@compute/device';
import type { PickedDevice } from '@compute/registry';
import type { DeviceId } from '@shared/devices';

/** Time that passes only where a device says so. */
export class Clock {
  ms = 0;
  readonly now = (): number => this.ms;
}

export interface TimedDevice extends PickedDevice {
  /** Rows of every update asked for, in order. */
  readonly updates: number[];
  readonly made: TrainerOptions[];
  /** Trainers made and not disposed of. */
  readonly left: () => number;
}

/** A device whose steps take what `msOf` says of the rows and bars; it computes nothing. */
export function timedDevice(
  clock: Clock,
  id: DeviceId,
  msOf: (rows: number, bars: number) => number,
): TimedDevice {
  const updates: number[] = [];
  const made: TrainerOptions[] = [];
  let left = 0;
  const info = { id, label: `The ${id}`, isAvailable: true, detail: 'timed', driver: null, reason: null };
  const trainerOf = (options: TrainerOptions): Pick<Trainer, 'steps' | 'dispose'> => ({
    async steps(batches) {
      for (const rows of batches) {
        updates.push(rows.length);
        clock.ms += msOf(rows.length, options.shape.lookback);
      }
      return new Float64Array(batches.length);
    },
    dispose() {
      left--;
    },
  });
  const unused = (): never => {
    throw new Error('A measurement only trains.');
  };
  const device: Device = {
    id,
    probe: async () => info,
    async createTrainer(options) {
      made.push(options);
      left++;
      return {
        ...trainerOf(options),
        parameterCount: 0,
        outputs: unused,
        gradients: unused,
        exportState: unused,
        importState: unused,
        importWeights: unused,
      };
    },
  };
  return { device, info, updates, made, left: () => left };
}

/** The same, of a device that fails as soon as it is asked for a step. */
export function brokenDevice(clock: Clock, id: DeviceId, message: string): TimedDevice {
  return timedDevice(clock, id, () => {
    throw new Error(message);
  });
}
