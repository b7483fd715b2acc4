import Database from 'better-sqlite3';

export const barCount = 1_000_000;
const chunkBars = 4096;
const minute = 60_000;
const start = Date.UTC(2020, 0, 1);

export interface MinuteBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export const timeOf = (index: number): number => start + index * minute;
export const indexOf = (time: number): number => (time - start) / minute;

/** Any bar of the series: waves of several lengths, so that every level of detail has something to show. */
export function barAt(index: number): MinuteBar {
  const open = closeAt(index - 1);
  const close = closeAt(index);
  const reach = 0.05 + (index % 7) / 50;
  return {
    open,
    high: round(Math.max(open, close) + reach),
    low: round(Math.min(open, close) - reach),
    close,
    volume: 100 + (index % 97),
  };
}

/** What the bars from `from` up to `to` are as one. */
export function barOf(from: number, to: number): MinuteBar {
  const bars = Array.from({ length: to - from }, (_, i) => barAt(from + i));
  return {
    open: bars[0]!.open,
    high: Math.max(...bars.map(({ high }) => high)),
    low: Math.min(...bars.map(({ low }) => low)),
    close: bars.at(-1)!.close,
    volume: bars.reduce((sum, { volume }) => sum + volume, 0),
  };
}

/** Puts the series into a workspace that no app has open. @returns its id */
export function insertMillionBars(workspace: string, name: string): number {
  const db = new Database(workspace);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO series (name, source, bars, first_time, last_time, interval_ms, has_adjusted_close, data_hash, warnings, created_at)
       VALUES (?, 'made by a test', ?, ?, ?, ?, 0, 'none', '[]', 0)`,
    )
    .run(name, barCount, timeOf(0), timeOf(barCount - 1), minute);
  const insert = db.prepare('INSERT INTO bar_chunk (series_id, seq, bars, data) VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (let seq = 0; seq * chunkBars < barCount; seq++) {
      const bars = Math.min(chunkBars, barCount - seq * chunkBars);
      insert.run(lastInsertRowid, seq, bars, chunkOf(seq * chunkBars, bars));
    }
  })();
  db.close();
  return Number(lastInsertRowid);
}

/** As the workspace has it: one column after the other. */
function chunkOf(first: number, bars: number): Buffer {
  const values = new Float64Array(6 * bars);
  for (let i = 0; i < bars; i++) {
    const { open, high, low, close, volume } = barAt(first + i);
    const row = [timeOf(first + i), open, high, low, close, volume];
    for (const [column, value] of row.entries()) values[column * bars + i] = value;
  }
  return Buffer.from(values.buffer);
}

function closeAt(index: number): number {
  return round(200 + 60 * Math.sin(index / 90_000) + 8 * Math.sin(index / 700) + Math.sin(index / 9));
}

const round = (value: number): number => Math.round(value * 100) / 100;
