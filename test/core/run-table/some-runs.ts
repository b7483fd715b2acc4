import { createRunFrame, type RunFrame } from '@core/run-table/frame';
import { factKinds } from '@core/run-table/known-fields';
import { packTags } from '@core/run-table/words';

export interface SomeRun {
  readonly name: string;
  readonly state: string;
  readonly tags?: readonly string[];
  readonly createdAt?: number;
  readonly archived?: boolean;
  readonly pinned?: boolean;
  readonly note?: string;
  readonly device?: string;
  readonly seconds?: number;
  readonly figures?: Readonly<Record<string, number | string | null>>;
}

/** Days as UTC has them, so that tests come out the same everywhere. */
export const moment = {
  now: Date.UTC(2026, 10, 22),
  localTime: (year: number, month: number, day: number, hour: number, minute: number) =>
    Date.UTC(year, month - 1, day, hour, minute),
};

/** A frame of these runs, with ids from 1. */
export function frameOf(runs: readonly SomeRun[]): RunFrame {
  const frame = createRunFrame();
  for (const [key, kind] of Object.entries(factKinds)) frame.columnFor(key, kind);
  for (const [place, run] of runs.entries()) {
    const row = frame.rowOf(place + 1);
    const { tags = [], figures = {}, ...given } = run;
    const facts = { pinned: false, archived: false, ...given };
    for (const [key, kind] of Object.entries(factKinds))
      frame.set(row, key, kind, (facts as Record<string, string | number | boolean>)[key] ?? null);
    frame.set(row, 'id', 'number', place + 1);
    frame.set(row, 'tag', 'tags', tags.length === 0 ? null : packTags(tags));
    for (const [key, value] of Object.entries(figures))
      frame.set(row, key, typeof value === 'string' ? 'text' : 'number', value);
  }
  return frame;
}
