import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { Fork, FromJob } from './protocol';

/** Job processes of the app: Electron utility processes, one a job. */
export function forkInElectron(folder: string): Fork {
  return (entry) => {
    const child = utilityProcess.fork(join(folder, `${entry}.cjs`), [], {
      serviceName: `Longshort ${entry}`,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let hasExited = false;
    child.once('exit', () => {
      hasExited = true;
    });
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => child.postMessage(message),
      kill: () => {
        // `child.kill()` asks politely; a process that is busy computing must go at once.
        if (!hasExited && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      },
      onMessage: (listener) => child.on('message', (message: FromJob) => listener(message)),
      onExit: (listener) => child.once('exit', (code) => listener(code)),
    };
  };
}
