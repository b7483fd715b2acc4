export interface RowBuffer<Row> {
  /** `id` is of what the row belongs to: a run, a sweep. */
  readonly add: (id: number, row: Row) => void;
  readonly stop: () => void;
}

const everyMs = 100;

/**
 * Hands rows on in their order: the first at once, those of the next tenth of a second together. A small model trains a hundred
 * epochs a second, and drawing its curves anew at each would leave the window no time for anything else.
 */
export function createRowBuffer<Row>(handOn: (id: number, rows: readonly Row[]) => void): RowBuffer<Row> {
  let waiting = new Map<number, Row[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = waiting.size > 0 ? setTimeout(flush, everyMs) : undefined;
    const owners = waiting;
    waiting = new Map();
    for (const [id, rows] of owners) handOn(id, rows);
  };
  return {
    add(id, row) {
      const rows = waiting.get(id);
      if (rows === undefined) waiting.set(id, [row]);
      else rows.push(row);
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
