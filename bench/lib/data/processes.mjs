import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Watches what our processes take while something runs: this one, whose memory the window's main process has, and every job process
 * it forks.
 */
export function watchProcesses() {
  const peaks = new Map();
  const note = (pid) => {
    const peak = peakMegabytes(pid);
    if (peak !== null) peaks.set(pid, peak);
  };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const timer = setInterval(() => {
    for (const pid of peaks.keys()) note(pid);
  }, 5);
  peaks.set(process.pid, 0);
  return {
    /** `fork`, with its children watched. */
    watching: (fork) => (entry) => {
      const child = fork(entry);
      if (child.pid !== undefined) peaks.set(child.pid, 0);
      return child;
    },
    /** From here on pauses count. */
    begin: () => delay.enable(),
    /** @returns peak of all together, as if each had it at once, where the system tells; the longest time nobody got an answer */
    stop() {
      note(process.pid);
      clearInterval(timer);
      delay.disable();
      const isKnown = peakMegabytes(process.pid) !== null;
      const sum = [...peaks.values()].reduce((all, peak) => all + peak, 0);
      return { peakMegabytes: isKnown ? sum : null, longestPauseMs: delay.max / 1e6 };
    },
  };
}

/** The most memory that a process ever held; null where it is gone, or where the system does not tell. */
function peakMegabytes(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
