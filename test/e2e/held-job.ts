import { expect, type LongshortApp } from './app';

/** A process that trains, judges or measures, stopped as by SIGSTOP. */
export interface HeldJob {
  readonly pid: number;
  /** Lets it go on; nothing where it is gone. */
  release(): void;
}

/**
 * Stops the process that is at work, as soon as there is one, until it is let go on: what the window shows meanwhile, and what is
 * pressed in it, comes in time however busy the machine is.
 */
export async function holdJob({ electron }: Pick<LongshortApp, 'electron'>): Promise<HeldJob> {
  const atWork = () =>
    electron.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .flatMap(({ pid, name, serviceName }) =>
          [name, serviceName].includes('Longshort train') ? [pid] : [],
        ),
    );
  let pids: readonly number[] = [];
  await expect
    .poll(
      async () => {
        pids = await atWork();
        return pids.length;
      },
      { intervals: [10] },
    )
    .toBe(1);
  const pid = pids[0]!;
  process.kill(pid, 'SIGSTOP');
  return {
    pid,
    release() {
      if (isAlive(pid)) process.kill(pid, 'SIGCONT');
    },
  };
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
