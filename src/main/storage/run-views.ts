import { AppError } from '@shared/errors';
import { type RunView, runViewBody } from '@shared/run-table';
import type { Db } from './open';

/** By name. */
export function listViews(db: Db): RunView[] {
  const rows = db.prepare('SELECT id, body FROM run_view ORDER BY name COLLATE NOCASE').all();
  return (rows as ViewRow[]).map(toView);
}

/** Under a name that is taken, in place of what was there. */
export function saveView(db: Db, body: Omit<RunView, 'id'>, now: number): RunView {
  const id = db
    .prepare(
      `INSERT INTO run_view (name, body, created_at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET body = excluded.body RETURNING id`,
    )
    .pluck()
    .get(body.name, JSON.stringify(body), now);
  return { ...body, id: Number(id) };
}

export function removeView(db: Db, id: number): void {
  const { changes } = db.prepare('DELETE FROM run_view WHERE id = ?').run(id);
  if (changes === 0) throw new AppError('notFound', 'That view is not there any more.');
}

interface ViewRow {
  readonly id: number;
  readonly body: string;
}

function toView({ id, body }: ViewRow): RunView {
  return { ...runViewBody.parse(JSON.parse(body)), id };
}
