import { fromEmitter, type Port } from '@compute/remote/port';
import { fromEnvelope } from '@shared/errors';
import { type ParentMessage, parentPort } from './parent-port';
import type { GpuRequest } from './protocol';

/** Asks main for a port to the GPU page. Rejects with main's sentence where there is none to be had. */
export function askForGpuPort(): Promise<Port> {
  if (parentPort === undefined) throw new Error('Only a job process of the app can ask for the GPU page.');
  const main = parentPort;
  const request: GpuRequest = { type: 'gpu' };
  return new Promise((resolve, reject) => {
    const receive = ({ data, ports: [port] }: ParentMessage): void => {
      if (data.type !== 'gpu') return;
      main.off('message', receive);
      if (!data.outcome.ok) reject(fromEnvelope(data.outcome.error));
      else if (port) resolve(fromEmitter(port));
      else reject(new Error('Main gave no port to the GPU page.'));
    };
    main.on('message', receive);
    main.postMessage(request);
  });
}
