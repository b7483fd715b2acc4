import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import type { AppendResult, ImportComparison } from '@shared/importing';
import type { ImportOptions } from '@shared/series';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import { storeAppended } from '../storage/append';
import { storageFault } from '../storage/faults';
import { getSeries } from '../storage/series';
import { optionsFor, sourceOf } from './import-source';
import type { ImportParts } from './importing';
import { workspaceName } from './preferences';
import { runTask } from './tasks';

/**
 * What importing a file into a series would add to it and change in it; stores nothing.
 *
 * @throws AppError where the file cannot be read, or is of another kind or has other columns than the series.
 */
export async function compareImport(
  parts: ImportParts,
  seriesId: number,
  path: string,
  options: ImportOptions | null,
): Promise<ImportComparison> {
  const { db, path: workspace } = parts.session.workspace();
  const told = options ?? optionsFor(db, seriesId, path);
  const task = { kind: 'compare', workspace, seriesId, path, options: told } as const;
  return (await runTask(parts, 'import', task, `Comparing ${basename(path)}`)).comparison;
}

/**
 * Adds to a series what a file has and it lacks, and replaces what the file has otherwise where told to: all of it or nothing.
 * Finished runs keep the bars they were made from.
 *
 * @throws AppError as `compareImport`, and `conflict` where the series changed meanwhile.
 */
export async function appendImport(
  parts: ImportParts,
  seriesId: number,
  path: string,
  options: ImportOptions | null,
  replaceChanged: boolean,
): Promise<AppendResult> {
  const workspace = parts.session.workspace();
  const { db } = workspace;
  const told = options ?? optionsFor(db, seriesId, path);
  const folder = makeJobFolder();
  try {
    const file = { workspace: workspace.path, seriesId, path, options: told };
    const task = { kind: 'append', ...file, replaceChanged, folder } as const;
    const { appended, options: used } = await runTask(parts, 'import', task, `Importing ${basename(path)}`);
    const { added, replaced } = appended;
    if (!db.open) throw closedMeanwhile(workspace.path, path);
    if (added + replaced === 0) return { series: getSeries(db, seriesId), added, replaced };
    const source = { source: sourceOf(path, used), options: used };
    return { series: storeAppended(db, seriesId, appended, source, parts.clock()), added, replaced };
  } catch (error) {
    throw storageFault(error, workspace.path);
  } finally {
    dropJobFolder(folder);
  }
}

function closedMeanwhile(workspace: string, path: string): AppError {
  return new AppError(
    'cancelled',
    `${workspaceName(workspace)} was closed while ${basename(path)} was read. Nothing was stored; open it and import again.`,
  );
}
