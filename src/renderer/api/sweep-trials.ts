import type { TrialRow } from '@shared/sweeps';
import type { QueryClient } from '@tanstack/react-query';
import { call } from './client';
import { keys } from './keys';

/** All trials of a sweep by their numbers, and the revision up to which they are known for sure. */
export interface KnownTrials {
  readonly revision: number;
  readonly trials: readonly TrialRow[];
}

const nothingKnown: KnownTrials = { revision: 0, trials: [] };

/**
 * The trials with what was heard of some of them, by number. What has ended stays so, however late an older word of it comes.
 */
export function withTrials(known: readonly TrialRow[], news: readonly TrialRow[]): readonly TrialRow[] {
  const next = [...known];
  for (const row of news) {
    const at = placeOf(next, row.number);
    const before = next[at];
    if (before?.number !== row.number) next.splice(at, 0, row);
    else if (before.state === 'running' || row.state !== 'running') next[at] = row;
  }
  return next;
}

/** Those that were under way and are no more have no row: they are begun anew, or never. */
export function withoutLost(trials: readonly TrialRow[], running: readonly number[]): readonly TrialRow[] {
  const isLost = ({ state, number }: TrialRow): boolean => state === 'running' && !running.includes(number);
  return trials.some(isLost) ? trials.filter((trial) => !isLost(trial)) : trials;
}

/** Where a number is or would be; as a rule there are no gaps, and it is its own place. */
function placeOf(trials: readonly TrialRow[], number: number): number {
  if (trials[number]?.number === number) return number;
  let [low, high] = [0, trials.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (trials[middle]!.number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What main has told by an event. Nobody looks at a sweep whose trials were not fetched. */
export function applyTrials(client: QueryClient, sweepId: number, rows: readonly TrialRow[]): void {
  client.setQueryData<KnownTrials>(
    keys.sweepTrials(sweepId),
    (known) => known && { ...known, trials: withTrials(known.trials, rows) },
  );
}

/** Asks for what is new, some thousands at a time, and keeps each part at once: asked again meanwhile, it goes on from there. */
export async function fetchTrials(
  client: QueryClient,
  id: number,
  signal: AbortSignal,
): Promise<KnownTrials> {
  const key = keys.sweepTrials(id);
  const known = (): KnownTrials => client.getQueryData<KnownTrials>(key) ?? nothingKnown;
  for (;;) {
    const news = await call('sweeps.trials', { id, since: known().revision });
    const trials = withTrials(known().trials, news.trials);
    const next = {
      revision: news.revision,
      trials: news.isPartial ? trials : withoutLost(trials, news.running),
    };
    if (!news.isPartial || signal.aborted) return next;
    client.setQueryData<KnownTrials>(key, next);
  }
}
