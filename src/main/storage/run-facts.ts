import type { FactKey } from '@core/run-table/known-fields';
import type { Db } from './open';

/** What of a run its row says, by the keys of the table of runs; `#color` is its place in the palette. Null where undefined. */
export interface RunFacts {
  readonly id: number;
  readonly values: readonly (string | number | null)[];
  /** As JSON. */
  readonly tags: string;
}

export const factKeys = [
  'name',
  'state',
  'experiment',
  'sweep',
  'trial',
  'createdAt',
  'endedAt',
  'seconds',
  'bestEpoch',
  'epochs',
  'folds',
  'parameters',
  'device',
  'note',
  'problem',
  'pinned',
  'archived',
  'id',
  'repeats',
  'appVersion',
  'dataHash',
  'weightsHash',
  '#color',
] as const satisfies readonly (FactKey | '#color')[];

/** In the order of `factKeys`. Epochs of a finished run are in its digest. */
const columns = [
  'run.name',
  'run.state',
  'experiment.name',
  'sweep.name',
  'run.sweep_trial',
  'run.created_at',
  'run.ended_at',
  'iif(run.started_at IS NULL, NULL, run.seconds)',
  'run.best_epoch',
  `iif(run.state = 'done', NULL, coalesce((SELECT epoch FROM run_epoch WHERE run_id = run.id ORDER BY model DESC, epoch DESC LIMIT 1), 0))`,
  'run.folds',
  'run.parameter_count',
  'run.device',
  "nullif(run.note, '')",
  'run.problem',
  'run.pinned',
  'run.archived_at IS NOT NULL',
  'run.id',
  'run.repeats',
  'run.app_version',
  'run.data_hash',
  'run.weights_hash',
  'coalesce(run.color, run.id - 1)',
] as const;

/** Of the runs that the SQL `where` finds and that are not deleted. */
export function readFacts(db: Db, where: string, ...given: number[]): readonly RunFacts[] {
  const rows = db
    .prepare(
      `SELECT ${columns.join(', ')}, run.tags FROM run
       LEFT JOIN experiment ON experiment.id = run.experiment_id LEFT JOIN sweep ON sweep.id = run.sweep_id
       WHERE run.removed_at IS NULL AND ${where}`,
    )
    .raw()
    .all(...given) as (string | number | null)[][];
  const place = factKeys.indexOf('id');
  const tagsAt = columns.length;
  return rows.map((values) => ({ id: Number(values[place]), values, tags: String(values[tagsAt]) }));
}

/** Of the newest change of a run; 0 where there was none since the workspace was opened. */
export function runRevision(db: Db): number {
  return Number(db.prepare('SELECT coalesce(max(revision), 0) FROM run_change').pluck().get());
}

/** Runs that have changed since, deleted ones among them. */
export function changedRuns(db: Db, since: number): readonly number[] {
  return db
    .prepare('SELECT DISTINCT run_id FROM run_change WHERE revision > ?')
    .pluck()
    .all(since) as number[];
}

/** Of these, runs whose spec or figures have. */
export function changedBodies(db: Db, since: number): readonly number[] {
  return db
    .prepare('SELECT DISTINCT run_id FROM run_change WHERE revision > ? AND is_body = 1')
    .pluck()
    .all(since) as number[];
}

/** To be called before anyone reads changes of a workspace just opened. */
export function forgetChanges(db: Db): void {
  db.prepare('DELETE FROM run_change').run();
}
