import { type TableTrial, trialTable } from '@core/exchange/trial-table';
import { AppError } from '@shared/errors';
import type { TableFormat, Written } from '@shared/exchange';
import { experimentSpec } from '@shared/spec';
import type { TrialState } from '@shared/sweeps';
import type { Db } from '../storage/open';
import { writeTable } from './write-table';

interface TrialRow {
  readonly number: number;
  readonly state: TrialState;
  readonly proposal: string;
  readonly record: string | null;
}

/** Writes the trials of a sweep into a file, a row each. @throws AppError `notFound` where there is no such sweep */
export function writeTrials(
  db: Db,
  {
    sweepId,
    format,
    path,
  }: { readonly sweepId: number; readonly format: TableFormat; readonly path: string },
): Written {
  const spec = db.prepare('SELECT spec FROM sweep WHERE id = ?').pluck().get(sweepId);
  if (typeof spec !== 'string')
    throw new AppError('notFound', `Sweep ${sweepId} is not in this workspace. It may have been deleted.`);
  // Of a record only what goes into the table: there may be a hundred thousand.
  const rows = db
    .prepare(
      `SELECT number, state, proposal, json_remove(record, '$.epochLosses', '$.foldLosses', '$.models', '$.warnings') AS record
       FROM sweep_trial WHERE sweep_id = ? ORDER BY number`,
    )
    .iterate(sweepId) as Iterable<TrialRow>;
  const trials = Array.from(
    rows,
    ({ number, state, proposal, record }): TableTrial => ({
      number,
      state,
      proposal: JSON.parse(proposal),
      record: record === null ? null : JSON.parse(record),
    }),
  );
  const table = trialTable(experimentSpec.parse(JSON.parse(spec)), trials);
  writeTable(path, table, format);
  return { path, rows: table.rows };
}
