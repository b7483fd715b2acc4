import { counted } from '../../importing/findings';
import type { FindingList } from '../finding-list';
import type { BarCheck, DepthCheck, ScalarCheck } from '../registry';
import { lengthOf, type Run } from '../runs';
import { staleRuns } from '../stale-runs';
import { figure, spanOf } from '../words';

/** Closes that do not move for longer than this market ever stands still. */
export const stalePrices: BarCheck = {
  kind: 'stale',
  find({ bars: { close }, time, intervalMs }, list) {
    addRuns(list, staleRuns(repeats(close), time), {
      time,
      intervalMs,
      severity: 'warning',
      what: ({ from }) => `the close stays at ${figure(close[from]!)}`,
    });
  },
};

/** Values that do not change; of many (a rate that a bank sets) that is what they do, so it is a note. */
export const staleValues: ScalarCheck = {
  kind: 'stale',
  find({ value, time, intervalMs }, list) {
    addRuns(list, staleRuns(repeats(value), time), {
      time,
      intervalMs,
      severity: 'note',
      what: ({ from }) => `the value stays at ${figure(value[from]!)}`,
    });
  },
};

/** Books of which no price and no size changes on any level. */
export const staleBooks: DepthCheck = {
  kind: 'stale',
  find({ depth, time, intervalMs }, list) {
    const isSame = new Uint8Array(time.length).fill(1);
    for (const { bidPrice, bidSize, askPrice, askSize } of depth.levels)
      for (const column of [bidPrice, bidSize, askPrice, askSize])
        for (let t = 1; t < isSame.length; t += 1) if (!Object.is(column[t], column[t - 1])) isSame[t] = 0;
    addRuns(list, staleRuns(isSame, time), {
      time,
      intervalMs,
      severity: 'warning',
      what: () => 'no price and no size of the book changes',
    });
  },
};

interface About {
  readonly time: Float64Array;
  readonly intervalMs: number;
  readonly severity: 'warning' | 'note';
  readonly what: (run: Run) => string;
}

function addRuns(list: FindingList, runs: readonly Run[], { time, intervalMs, severity, what }: About): void {
  for (const run of runs) {
    const from = time[run.from]!;
    const to = time[run.to]!;
    const count = lengthOf(run);
    list.add({
      severity,
      from,
      to,
      count,
      weight: count,
      message: () =>
        `Over ${counted(count, 'bar')}, ${spanOf(from, to, intervalMs)}, ${what(run)}, longer than it ever would here by chance: the source stood still.`,
      // The first of them is news.
      remedies: [{ kind: 'drop', from: time[run.from + 1]!, to }],
    });
  }
}

function repeats(values: Float64Array): Uint8Array {
  const isSame = new Uint8Array(values.length);
  for (let t = 1; t < values.length; t += 1) isSame[t] = values[t] === values[t - 1] ? 1 : 0;
  return isSame;
}
