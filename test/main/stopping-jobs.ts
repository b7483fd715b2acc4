import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkInNode } from '@main/jobs/fork-node';
import type { Fork, FromJob } from '@main/jobs/protocol';
import { tempFolder } from './temp-folder';
import { waitFor } from './test-services';

const built = join(import.meta.dirname, '../../out/cli');

/** Where a process stops. */
interface Stop {
  readonly type: FromJob['type'];
  /** The how manieth message of that type; the first where it is not said. */
  readonly count?: number;
  /** Only messages of progress that is further than this count. */
  readonly beyond?: number;
}

/**
 * Real job processes, of which one can be had to stop itself, as by SIGSTOP, right after a message: what is done to it then comes before
 * its end, however late it is done.
 */
export function stoppingJobs() {
  let next: Stop | null = null;
  return {
    /** For `startServices`. */
    fork:
      (real: Fork): Fork =>
      (entry) => {
        if (next === null) return real(entry);
        const { folder, path } = tempFolder();
        const program = JSON.stringify(join(built, `${entry}.cjs`));
        writeFileSync(path(`${entry}.cjs`), `${stoppingAt(next)}require(${program});`);
        next = null;
        return forkInNode(folder)(entry);
      },
    /** To be called before the job is asked for. */
    stopNext(stop: Stop): void {
      next = stop;
    },
  };
}

/** Lets a process go on that stops itself; once it has, since one that is let go on before would then stop for good. */
export async function goOn(pid: number | undefined): Promise<void> {
  await waitFor(() => stateOf(pid) !== 'at work', 'the process to stop itself');
  if (stateOf(pid) === 'stopped') process.kill(Number(pid), 'SIGCONT');
}

/** As Linux tells it. */
function stateOf(pid: number | undefined): 'at work' | 'stopped' | 'gone' {
  try {
    const [, letter] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return letter === 'T' ? 'stopped' : letter === 'Z' ? 'gone' : 'at work';
  } catch {
    return 'gone';
  }
}

/** For `NODE_OPTIONS`: the jobs of a command stop themselves. */
export function stoppingOptions(stop: Stop): string {
  const file = tempFolder().path('stopping.cjs');
  writeFileSync(file, `if (process.send) {${stoppingAt(stop)}}`);
  return `--require ${file}`;
}

const stoppingAt = ({ type, count = 1, beyond = 0 }: Stop): string => `
  const send = process.send.bind(process);
  let left = ${count};
  const counts = ({ type, progress }) => type === '${type}' && (type !== 'progress' || progress.fraction > ${beyond});
  process.send = (message, ...rest) => {
    const isSent = send(message, ...rest);
    if (counts(message) && --left === 0) process.kill(process.pid, 'SIGSTOP');
    return isSent;
  };
`;
