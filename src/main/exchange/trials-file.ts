import { type TableTrial, trialTable } from '@core/exchange/trial-table';
import { AppError } from '@shared/errors';
import type { TableFormat, Written } from '@shared/exchange';
import { experimentSpec } from '@shared/spec';
import { proposal } from '@shared/sweep-plan';
import { type TrialState, trialRecord } from '@shared/sweeps';
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
  const rows = db
    .prepare('SELECT number, state, proposal, record FROM sweep_trial WHERE sweep_id = ? ORDER BY number')
    .all(sweepId) as TrialRow[];
  const trials = rows.map(
    (row): TableTrial => ({
      number: row.number,
      state: row.state,
      proposal: proposal.parse(JSON.parse(row.proposal)),
      record: row.record === null ? null : trialRecord.parse(JSON.parse(row.record)),
    }),
  );
  const table = trialTable(experimentSpec.parse(JSON.parse(spec)), trials);
  writeTable(path, table, format);
  return { path, rows: table.rows };
}
