import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { GpuPorts } from './gpu-ports';
import type { Fork, FromJob, GpuRequest } from './protocol';

/** Job processes of the app: Electron utility processes, one a job, which may ask `gpu` for a way to the graphics card. */
export function forkInElectron(folder: string, gpu: GpuPorts): Fork {
  return (entry) => {
    const child = utilityProcess.fork(join(folder, `${entry}.cjs`), [], {
      serviceName: `Longshort ${entry}`,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let hasExited = false;
    child.once('exit', () => {
      hasExited = true;
    });
    // `child.kill()` asks politely; a process that is busy computing must go at once, and one that has not started yet as soon as it has.
    const kill = (): void => {
      if (hasExited) return;
      if (child.pid === undefined) child.once('spawn', kill);
      else process.kill(child.pid, 'SIGKILL');
    };
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => child.postMessage(message),
      kill,
      onMessage: (listener) =>
        child.on('message', (message: FromJob | GpuRequest) => {
          if (message.type === 'gpu') gpu.connect(child);
          else listener(message);
        }),
      onExit: (listener) => child.once('exit', (code) => listener(code)),
    };
  };
}
