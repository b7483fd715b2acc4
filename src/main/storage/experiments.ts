import { AppError } from '@shared/errors';
import type { Experiment } from '@shared/experiments';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import type { Db } from './open';

interface ExperimentRow {
  readonly id: number;
  readonly name: string;
  readonly spec: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly run_count: number;
}

const select = `SELECT experiment.*, (SELECT count(*) FROM run WHERE experiment_id = experiment.id AND run.removed_at IS NULL) AS run_count
  FROM experiment`;

export function listExperiments(db: Db): Experiment[] {
  const rows = db
    .prepare(`${select} WHERE removed_at IS NULL ORDER BY updated_at DESC, id DESC`)
    .all() as ExperimentRow[];
  return rows.map(toExperiment);
}

export function getExperiment(db: Db, id: number): Experiment {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as ExperimentRow | undefined;
  if (!row)
    throw new AppError('notFound', `Experiment ${id} is not in this workspace. It may have been deleted.`);
  return toExperiment(row);
}

export function insertExperiment(db: Db, spec: ExperimentSpec, now: number): Experiment {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO experiment (name, spec, created_at, updated_at) VALUES (?, ?, ?, ?)')
    .run(spec.name, JSON.stringify(spec), now, now);
  return getExperiment(db, Number(lastInsertRowid));
}

export function saveExperiment(db: Db, id: number, spec: ExperimentSpec, now: number): Experiment {
  db.prepare('UPDATE experiment SET name = ?, spec = ?, updated_at = ? WHERE id = ?').run(
    spec.name,
    JSON.stringify(spec),
    now,
    id,
  );
  return getExperiment(db, id);
}

function toExperiment(row: ExperimentRow): Experiment {
  return {
    id: row.id,
    name: row.name,
    // What an older Longshort did not know of gets its default.
    spec: experimentSpec.parse(JSON.parse(row.spec)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    runCount: row.run_count,
  };
}
