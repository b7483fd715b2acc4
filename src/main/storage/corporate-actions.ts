import type { CorporateActions } from '@shared/actions';
import type { CorporateAction } from '@shared/series';
import { type Db, inTransaction } from './open';

/** Splits and dividends that were recorded for a series, by date, the oldest first. */
export function readActions(db: Db, seriesId: number): CorporateActions {
  const actions = db
    .prepare('SELECT kind, time, value FROM corporate_action WHERE series_id = ? ORDER BY time, kind')
    .all(seriesId) as CorporateAction[];
  const flag = db.prepare('SELECT split_adjusted FROM series WHERE id = ?').pluck().get(seriesId);
  return { actions, isSplitAdjusted: flag === 1 };
}

/** Replaces all of them, and makes the series another revision. */
export function saveActions(db: Db, seriesId: number, { actions, isSplitAdjusted }: CorporateActions): void {
  const insert = db.prepare(
    'INSERT INTO corporate_action (series_id, time, kind, value) VALUES (?, ?, ?, ?)',
  );
  inTransaction(db, () => {
    db.prepare('DELETE FROM corporate_action WHERE series_id = ?').run(seriesId);
    for (const { time, kind, value } of actions) insert.run(seriesId, time, kind, value);
    db.prepare('UPDATE series SET split_adjusted = ?, revision = revision + 1 WHERE id = ?').run(
      isSplitAdjusted ? 1 : 0,
      seriesId,
    );
  });
}
