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
 * goes while something is under way, that rejects with a sentence that says what to do. A probe that is not answered within
 * `probeMs` says that instead: a faulty driver hangs rather than fails, and whoever looks for devices must not wait for ever.
 */
export function remoteDevice(
  id: DeviceId,
  connect: () => Promise<Port>,
  { probeMs = 30_000 }: { readonly probeMs?: number } = {},
): Device {
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
        const answer = connected().then((there) => there.ask({ method: 'probe' }));
        return await within(probeMs, answer);
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

/** Rejects where there is no answer in time; what is answered later goes unheard. */
function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  const seconds = Math.ceil(milliseconds / 1000);
  const problem = `The graphics card's driver did not answer within ${seconds} s: update it, or restart the machine.`;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('unsupported', problem)), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
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
