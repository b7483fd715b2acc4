import { parentPort, workerData } from 'node:worker_threads';
import { createNativeDevice } from '@compute/native';
import { toEnvelope } from '@shared/errors';
import { trainAlone } from './own-thread';
import type { FromThread, ThreadStart, ToThread } from './thread-messages';

/** The work of a thread of a job process: it trains models on the native device, one after the other. */
export function serveModels(): void {
  const port = parentPort;
  if (port === null) throw new Error('This is the program of a thread.');
  const { training, checkpointMs, stop } = workerData as ThreadStart;
  // Several models side by side use the processors better than one does on several.
  const device = createNativeDevice({ ...process.env, LONGSHORT_THREADS: '1' });
  const post = (message: FromThread) => port.postMessage(message);
  port.on('message', ({ task, data }: ToThread) => {
    trainAlone(device, { training }, data, task, {
      hear: (news) => post({ type: 'news', news }),
      shouldStop: () => Atomics.load(stop, 0) !== 0,
      checkpointMs,
    }).then(
      () => post({ type: 'done' }),
      (error: unknown) => post({ type: 'failed', error: toEnvelope(error) }),
    );
  });
}
