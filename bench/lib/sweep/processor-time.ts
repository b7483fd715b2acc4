import { readFileSync } from 'node:fs';

/** Ticks of a second that Linux counts the time of processes in. */
const ticks = 100;
const everyMs = 250;

/**
 * Follows how long processes have computed, which says more than the clock where others are at work on the machine too. Null where the
 * system does not tell.
 *
 * @param pids of those that there are now
 * @returns to be called at the end: seconds of all of them together
 */
export function followProcessors(pids: () => readonly number[]): () => number | null {
  const seconds = new Map<number, number>();
  const look = (): void => {
    for (const pid of pids()) {
      const spent = secondsOf(pid);
      if (spent !== null) seconds.set(pid, spent);
    }
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    return seconds.size === 0 ? null : [...seconds.values()].reduce((sum, one) => sum + one, 0);
  };
}

/** proc_pid_stat(5): utime and stime are the 14th and 15th field, after a name that may hold anything but ends with the last bracket. */
function secondsOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return null;
  }
}
