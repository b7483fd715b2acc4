import { AppError, type Outcome, toEnvelope } from '@shared/errors';
import { parentPort } from '../parent-port';
import type { FromTrialWorker, ToJob, ToTrialWorker, TrialPlace } from '../protocol';
import type { TrialResult } from './executor';
import { runTrial, type TrialStation } from './run-trial';
import { createStation, type DevicesFor, type Station } from './station';

type Given = Extract<ToTrialWorker, { type: 'trial' }>;

/** Milliseconds between two words on how far a trial is. */
const progressMs = 100;

/** Makes the trials that it is given, in their order, until main ends this process or is gone. */
export function serveTrials(devicesFor: DevicesFor): void {
  const post = (message: FromTrialWorker | { readonly type: 'ready' }): void => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message);
  };
  const bench = createBench(devicesFor, post);
  const receive = (message: ToJob): void => {
    if (message.type === 'trial') bench.add(message);
    if (message.type === 'withdraw-trial') bench.withdraw(message.id);
    if (message.type === 'cancel-trial') bench.cancel(message.id);
  };
  if (parentPort) {
    // Ports to the GPU page come this way too.
    parentPort.on('message', ({ data }) => data.type !== 'gpu' && receive(data));
  } else {
    process.on('message', (message) => receive(message as ToJob));
    process.on('disconnect', () => process.exit(0));
  }
  post({ type: 'ready' });
}

function createBench(devicesFor: DevicesFor, post: (message: FromTrialWorker) => void) {
  const waiting: Given[] = [];
  const cancelled = new Set<number>();
  const stationAt = keepStation(devicesFor);
  let underWay = 0;

  const make = async (given: Given): Promise<Outcome<TrialResult>> => {
    const { id, task, place } = given;
    post({ type: 'trial-begun', id });
    try {
      const signs = { onProgress: reporter(id, post), isCancelled: () => cancelled.has(id) };
      return { ok: true, value: await runTrial(task, stationAt(place), signs) };
    } catch (error) {
      if (!(error instanceof AppError)) console.error(error);
      return { ok: false, error: toEnvelope(error) };
    }
  };
  const wake = (): void => {
    while (waiting.length > 0 && underWay < waiting[0]!.place.together) {
      const given = waiting.shift()!;
      underWay++;
      void make(given).then((outcome) => {
        underWay--;
        cancelled.delete(given.id);
        post({ type: 'trial-ended', id: given.id, outcome });
        wake();
      });
    }
  };
  const take = (id: number): boolean => {
    const at = waiting.findIndex((given) => given.id === id);
    if (at >= 0) waiting.splice(at, 1);
    return at >= 0;
  };
  return {
    add(given: Given): void {
      waiting.push(given);
      wake();
    },
    withdraw(id: number): void {
      if (take(id)) post({ type: 'trial-withdrawn', id });
    },
    cancel(id: number): void {
      if (take(id)) {
        const error = toEnvelope(new AppError('cancelled', 'The trial was cancelled.'));
        post({ type: 'trial-ended', id, outcome: { ok: false, error } });
      } else cancelled.add(id);
    },
  };
}

/** The station of the last trial, as long as the place is the same. */
function keepStation(devicesFor: DevicesFor): (place: TrialPlace) => TrialStation {
  let kept: { readonly key: string; readonly station: Station } | null = null;
  return (place) => {
    const key = JSON.stringify(place);
    if (kept?.key !== key) {
      kept?.station.close();
      kept = { key, station: createStation(place, devicesFor) };
    }
    return kept.station;
  };
}

/** Says how far a trial is now and then, and of its losses the new ones alone. */
function reporter(id: number, post: (message: FromTrialWorker) => void) {
  let saidAt = performance.now();
  let from = 0;
  return (fraction: number, losses: readonly number[]): void => {
    const now = performance.now();
    if (now - saidAt < progressMs) return;
    saidAt = now;
    post({ type: 'trial-progress', id, fraction, from, losses: losses.slice(from) });
    from = losses.length;
  };
}
