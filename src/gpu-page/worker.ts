import { fromTarget } from '@compute/remote/port';
import { serveDevice } from '@compute/remote/serve';
import { createWebGpuDevice } from '@compute/webgpu';

/**
 * The worker of the GPU page: serves the WebGPU device on every port it is handed, one a job, and posts what went wrong as text for
 * the log. The page's address says `?software` where an adapter that is no hardware will do.
 */
const device = createWebGpuDevice({ gpu: navigator.gpu, allowSoftware: location.search === '?software' });

addEventListener('message', ({ ports }) => {
  for (const port of ports) serveDevice(device, fromTarget(port), report);
});
addEventListener('unhandledrejection', ({ reason }) => report(reason));

function report(error: unknown): void {
  postMessage(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
