import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { argumentsFor, environmentOf, type Home } from './app';

/** What `require('electron')` gives outside Electron: the path of its program. */
const electronProgram: string = createRequire(import.meta.url)('electron');

/** Starts Longshort again on the same data, as a double-click does, and waits until that process has gone. */
export async function startAgain(home: Home, file: string | null, cwd = home.folder): Promise<number | null> {
  const args = [...argumentsFor(home, null), ...(file === null ? [] : [file])];
  const child: ChildProcess = spawn(electronProgram, args, {
    cwd,
    env: environmentOf(home),
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return child.exitCode;
}
