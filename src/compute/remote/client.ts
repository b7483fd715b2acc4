import { type DeviceId, deviceNames } from '@shared/devices';
import { AppError } from '@shared/errors';
import type { Device, TrainingData } from '../device';
import { Connection } from './connection';
import { alone } from './messages';
import type { Port } from './port';
import { RemoteGroup, RemoteTrainer } from './trainers';

/**
 * A device that another process serves with `serveDevice`, one that can train groups. `connect` is called for the first call, and
 * again for the first one after that process has gone; what it rejects with is why the device is not there. Where the process
 * goes while something is under way, that rejects with a sentence that says what to do.
 */
export function remoteDevice(id: DeviceId, connect: () => Promise<Port>): Device {
  let connection: Promise<Connection> | null = null;
  let lastNumber = 0;
  const forget = (): void => {
    connection = null;
  };
  const connected = (): Promise<Connection> => {
    connection ??= connect()
      .then((port) => new Connection(port, gone, forget))
      .catch((error: unknown) => {
        forget();
        throw error;
      });
    return connection;
  };
  return {
    id,
    async probe() {
      try {
        return await (await connected()).ask({ method: 'probe' });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { id, label: deviceNames[id], isAvailable: false, detail: '', driver: null, reason };
      }
    },
    async createTrainer(options, data) {
      const there = await connected();
      const trainer = ++lastNumber;
      const count = await there.ask({ method: 'createTrainer', trainer, options, data: bare(data) });
      return new RemoteTrainer(there, trainer, count);
    },
    async createGroup(options, data) {
      const there = await connected();
      const group = ++lastNumber;
      const trainers = options.map(() => ++lastNumber);
      const bared = new Map(data.map((each) => [each, bare(each)]));
      const call = {
        method: 'createGroup',
        group,
        trainers,
        options,
        data: data.map((each) => bared.get(each)!),
      } as const;
      const count = await there.ask(call);
      return new RemoteGroup(
        there,
        group,
        trainers.map((trainer) => new RemoteTrainer(there, trainer, count)),
      );
    },
  };
}

const gone = (): AppError =>
  new AppError(
    'internal',
    'The GPU process ended while it was at work. Resume the run to go on from its last finished epoch, on another device if it happens again.',
  );

/** Without what else the object may hold: bars, dates, whole reports. */
function bare({ matrix, labels }: TrainingData): TrainingData {
  return { matrix: alone(matrix), labels: alone(labels) };
}
