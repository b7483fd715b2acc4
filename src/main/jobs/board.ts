import type { EventName, EventPayload } from '@shared/contract';
import type { JobStatus } from '@shared/runs';

export type Emit = <K extends EventName>(name: K, payload: EventPayload<K>) => void;

/** A job on the board; `remove` when it has ended. */
export interface BoardEntry {
  update(change: Partial<JobStatus>): void;
  remove(): void;
}

/** The jobs under way, as the status bar shows them. */
export interface JobBoard {
  list(): readonly JobStatus[];
  add(
    job: Pick<JobStatus, 'kind' | 'runId' | 'title'> & {
      readonly sweepId?: number;
      readonly cancel: () => void;
    },
  ): BoardEntry;
  /** All jobs of a kind, or those of one run alone. */
  cancel(kind: JobStatus['kind'], runId?: number): void;
}

export function createJobBoard(emit: Emit): JobBoard {
  const jobs = new Map<number, JobStatus & { readonly cancel: () => void }>();
  let nextId = 1;
  const changed = (id: number): void => emit('changed', { topic: 'jobs', ids: [id] });
  return {
    list: () => [...jobs.values()].map(({ cancel: _, ...status }) => status),
    cancel(kind, runId) {
      for (const job of jobs.values())
        if (job.kind === kind && (runId === undefined || job.runId === runId)) job.cancel();
    },
    add(job) {
      const id = nextId++;
      const first = {
        sweepId: null,
        phase: 'Starting',
        fraction: 0,
        epoch: null,
        epochs: null,
        secondsLeft: null,
        device: null,
      };
      jobs.set(id, { id, state: 'running', ...first, ...job });
      changed(id);
      return {
        update(change) {
          const current = jobs.get(id);
          if (!current) return;
          const next = { ...current, ...change };
          jobs.set(id, next);
          const { cancel: _, ...status } = next;
          emit('job.progress', status);
        },
        remove() {
          jobs.delete(id);
          changed(id);
        },
      };
    },
  };
}
