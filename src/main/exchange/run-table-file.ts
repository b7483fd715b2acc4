import { comparisonTable } from '@core/exchange/comparison-table';
import { predictionTable, tradeTable } from '@core/exchange/run-tables';
import { AppError, assertNever } from '@shared/errors';
import type { RunTableName, TableFormat, Written } from '@shared/exchange';
import { type RunResult, splitNames } from '@shared/runs';
import { barsOfRun } from '../services/bars-of-run';
import { unpackResult } from '../services/run-result';
import type { Db } from '../storage/open';
import { readArtifact } from '../storage/run-records';
import { getRun } from '../storage/runs';
import { writeTable } from './write-table';

interface RunTableAsk {
  readonly runId: number;
  readonly table: RunTableName;
  readonly format: TableFormat;
  readonly path: string;
}

/** Writes what a finished run said of every bar, or its trades, into a file. @throws AppError `conflict` of a run that is not done */
export function writeRunTable(db: Db, { runId, table, format, path }: RunTableAsk): Written {
  const run = getRun(db, runId);
  if (run.state !== 'done')
    throw new AppError('conflict', `"${run.name}" is ${run.state}, so it has nothing to export yet.`);
  const bars = barsOfRun(db, runId);
  const results = splitNames.map((split) =>
    unpackResult(readArtifact(db, runId, `result/${split}`), split, bars),
  );
  const made = tableOf(table, results);
  writeTable(path, made, format);
  return { path, rows: made.rows };
}

/** Writes runs side by side into a file, a row each. */
export function writeComparison(
  db: Db,
  {
    ids,
    format,
    path,
  }: { readonly ids: readonly number[]; readonly format: TableFormat; readonly path: string },
): Written {
  const table = comparisonTable(ids.map((id) => getRun(db, id)));
  writeTable(path, table, format);
  return { path, rows: table.rows };
}

function tableOf(table: RunTableName, results: readonly RunResult[]) {
  switch (table) {
    case 'predictions':
      return predictionTable(results);
    case 'trades':
      return tradeTable(results);
    default:
      return assertNever(table);
  }
}
