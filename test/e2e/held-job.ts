import { setTimeout as pause } from 'node:timers/promises';
import { expect, type LongshortApp } from './app';

/** A process that trains, judges or measures, stopped as by SIGSTOP. */
export interface HeldJob {
  readonly pid: number;
  /** Lets it go on; nothing where it is gone. */
  release(): void;
  /** Lets it go on a moment at a time until something is so, and leaves it stopped then. */
  goOnUntil(isSo: () => Promise<boolean>): Promise<void>;
}

/**
 * Has the next job stopped before it hears what it is to do, until it is let go on: what the window shows meanwhile, and what is
 * pressed in it, comes in time however busy the machine is. To be called before the job is asked for.
 * @returns the job, once there is one
 */
export async function holdNextJob({ electron }: Pick<LongshortApp, 'electron'>) {
  // Main itself stops it, just before it sends the first message: no other process is fast enough for certain.
  const next = await electron.evaluateHandle(({ utilityProcess }) => {
    const held = { pid: 0 };
    const { fork } = utilityProcess;
    utilityProcess.fork = (path, args, options) => {
      const child = fork(path, args, options);
      if (options?.serviceName !== 'Longshort train') return child;
      utilityProcess.fork = fork;
      const post = child.postMessage.bind(child);
      child.postMessage = (message, ports) => {
        if (held.pid === 0 && child.pid !== undefined) {
          process.kill(child.pid, 'SIGSTOP');
          held.pid = child.pid;
        }
        post(message, ports);
      };
      return child;
    };
    return held;
  });
  return async (): Promise<HeldJob> => {
    await expect.poll(() => next.evaluate(({ pid }) => pid)).not.toBe(0);
    return heldJob(await next.evaluate(({ pid }) => pid));
  };
}

/** Stops all processes that make trials, of which there are some. @returns what lets them go on */
export async function holdTrials({ electron }: Pick<LongshortApp, 'electron'>): Promise<() => void> {
  const pids = await electron.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .flatMap(({ pid, name, serviceName }) =>
        [name, serviceName].includes('Longshort trial') ? [pid] : [],
      ),
  );
  expect(pids).not.toEqual([]);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of pids) goOn(pid);
  };
}

/** In it a job gets through little of its work. */
const momentMs = 25;

const heldJob = (pid: number): HeldJob => ({
  pid,
  release: () => goOn(pid),
  async goOnUntil(isSo) {
    while (!(await isSo())) {
      process.kill(pid, 'SIGCONT');
      await pause(momentMs);
      process.kill(pid, 'SIGSTOP');
    }
  },
});

function goOn(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGCONT');
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
