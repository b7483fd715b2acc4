import type { CurveRow } from '@shared/runs';

export interface EpochBuffer {
  readonly add: (runId: number, row: CurveRow) => void;
  readonly stop: () => void;
}

const everyMs = 100;

/**
 * Hands rows on in their order: the first at once, those of the next tenth of a second together. A small model trains a hundred
 * epochs a second, and drawing its curves anew at each would leave the window no time for anything else.
 */
export function createEpochBuffer(handOn: (runId: number, rows: readonly CurveRow[]) => void): EpochBuffer {
  let waiting = new Map<number, CurveRow[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = waiting.size > 0 ? setTimeout(flush, everyMs) : undefined;
    const runs = waiting;
    waiting = new Map();
    for (const [runId, rows] of runs) handOn(runId, rows);
  };
  return {
    add(runId, row) {
      waiting.set(runId, [...(waiting.get(runId) ?? []), row]);
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
