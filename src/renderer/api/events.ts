import type { Api } from '@shared/api';
import type { EventPayload } from '@shared/contract';
import type { CurveRow, JobStatus } from '@shared/runs';
import type { TrialRow } from '@shared/sweeps';
import type { QueryClient } from '@tanstack/react-query';
import { groupBy } from '../ui/group-by';
import { keys } from './keys';
import { createRefresher } from './refresher';
import { createRowBuffer } from './row-buffer';
import { applyTrials } from './sweep-trials';

/** Keeps the cache true to what main tells unasked. Called once; returns what stops it. */
export function subscribe(api: Api, client: QueryClient): () => void {
  const epochs = createRowBuffer<CurveRow>((runId, rows) => applyEpochs(client, runId, rows));
  const trials = createRowBuffer<TrialRow>((sweepId, rows) => applyTrials(client, sweepId, rows));
  const sweeps = createRefresher((ids) => refreshSweeps(client, ids));
  const stops = [
    api.on('changed', (change) =>
      change.topic === 'sweeps' ? sweeps.ask(change.ids) : applyChange(client, change),
    ),
    api.on('job.progress', (job) => {
      client.setQueryData<readonly JobStatus[]>(keys.jobs, (jobs) => withJob(jobs ?? [], job));
    }),
    api.on('run.epoch', ({ runId, row }) => epochs.add(runId, row)),
    api.on('sweep.trial', ({ sweepId, trial }) => trials.add(sweepId, trial)),
    epochs.stop,
    trials.stop,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The jobs under way with this one's new status; a job that has ended leaves. */
export function withJob(jobs: readonly JobStatus[], job: JobStatus): readonly JobStatus[] {
  const isActive = job.state === 'queued' || job.state === 'running';
  if (!isActive) return jobs.filter((other) => other.id !== job.id);
  const isKnown = jobs.some((other) => other.id === job.id);
  return isKnown ? jobs.map((other) => (other.id === job.id ? job : other)) : [...jobs, job];
}

/** The curves with these epochs put in, model by model; null where epochs before them are missing and must be fetched. */
export function withEpochs(
  rows: readonly CurveRow[],
  added: readonly CurveRow[],
): readonly CurveRow[] | null {
  const models = new Map(groupBy(rows, ({ model }) => model));
  for (const row of added) {
    // An epoch that is trained again, as after a resume, takes the place of the one before and of all after it.
    const before = (models.get(row.model) ?? []).filter(({ epoch }) => epoch < row.epoch);
    const last = before.at(-1);
    if (last !== undefined && last.epoch !== row.epoch - 1) return null;
    models.set(row.model, [...before, row]);
  }
  return [...models].toSorted(([a], [b]) => a - b).flatMap(([, own]) => own);
}

/** Second parts of the keys of what is told of many at once. */
const alwaysTouched = ['list', 'compare', 'current', 'recent', 'table', 'columns', 'ids'] as const;

function applyChange(client: QueryClient, { topic, ids }: EventPayload<'changed'>): void {
  // What a spec may use is the data that is not locked.
  if (topic === 'series' || topic === 'vaults') {
    void client.invalidateQueries({ queryKey: ['specCheck'] });
    void client.invalidateQueries({ queryKey: ['analysis'] });
  }
  if (ids.length === 0) {
    void client.invalidateQueries({ queryKey: [topic] });
    return;
  }
  const touched = new Set<unknown>([...alwaysTouched, ...ids]);
  void client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === topic && touched.has(queryKey[1]),
  });
}

/** Sweeps, of which a trial ends up to ten times a second, and their trials. */
function refreshSweeps(client: QueryClient, ids: ReadonlySet<unknown> | null): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [topic, owner] }) =>
      (topic === 'sweeps' || topic === 'trials') && (ids === null || owner === 'list' || ids.has(owner)),
  });
}

function applyEpochs(client: QueryClient, runId: number, added: readonly CurveRow[]): void {
  const key = keys.curves(runId);
  const known = client.getQueryData<readonly CurveRow[]>(key);
  const next = known === undefined ? null : withEpochs(known, added);
  if (next === null) void client.invalidateQueries({ queryKey: key });
  else client.setQueryData(key, next);
}
