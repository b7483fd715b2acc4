import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Fork, FromJob } from './protocol';

/** Job processes of the command line and the tests: plain Node children that speak over their IPC channel. */
export function forkInNode(folder: string): Fork {
  return (entry) => {
    const child = fork(join(folder, `${entry}.cjs`), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    });
    // A child that is already gone cannot be written to; its exit is what counts.
    child.on('error', () => child.kill('SIGKILL'));
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message);
      },
      kill: () => child.kill('SIGKILL'),
      onMessage: (listener) => child.on('message', (message) => listener(message as FromJob)),
      onExit: (listener) => child.once('close', (code) => listener(code)),
    };
  };
}
