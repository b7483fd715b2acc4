import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import type { ImportOptions, ImportPreview, ImportReport, SeriesSummary } from '@shared/series';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import { storageFault } from '../storage/faults';
import { insertSeries } from '../storage/series';
import { unpackBars } from './bar-file';
import { workspaceName } from './preferences';
import type { Session } from './session';
import { runTask, type TaskParts } from './tasks';

export interface ImportParts extends TaskParts {
  readonly session: Session;
  readonly clock: () => number;
}

/** Reads the whole file as `options` say, or as it looks, and reports; stores nothing. */
export async function previewImport(
  parts: ImportParts,
  path: string,
  options: ImportOptions | null,
): Promise<ImportPreview> {
  const result = await runTask(
    parts,
    'import',
    { kind: 'preview', path, options },
    `Checking ${basename(path)}`,
  );
  return result.preview;
}

/**
 * Imports a file as a series: all of it or nothing.
 *
 * @throws AppError `invalid` with the faults of the file, `conflict` where the name is taken.
 */
export async function importFile(
  parts: ImportParts,
  path: string,
  options: ImportOptions,
  name: string,
): Promise<SeriesSummary> {
  // The workspace may be swapped while the file is read: the series goes where the user asked for it.
  const workspace = parts.session.workspace();
  const folder = makeJobFolder();
  try {
    const loaded = await runTask(
      parts,
      'import',
      { kind: 'load', path, options, folder },
      `Importing ${basename(path)}`,
    );
    const { intervalMs } = loaded.report;
    if (intervalMs === null) {
      throw new AppError(
        'invalid',
        `${basename(path)} has a single bar. A series needs two or more; choose a longer file.`,
      );
    }
    if (!workspace.db.open) {
      const left = `${workspaceName(workspace.path)} was closed while ${basename(path)} was read.`;
      throw new AppError('cancelled', `${left} Nothing was stored; open it and import again.`);
    }
    const bars = unpackBars(readFileSync(loaded.bars.path));
    return insertSeries(
      workspace.db,
      {
        name,
        source: sourceOf(path, options),
        intervalMs,
        dataHash: loaded.dataHash,
        warnings: warningsOf(loaded.report),
      },
      bars,
      parts.clock(),
    );
  } catch (error) {
    throw storageFault(error, workspace.path);
  } finally {
    dropJobFolder(folder);
  }
}

/** Where the bars came from, for the list of series: `klines.zip › BTCUSDT-1m.csv` for a file of an archive. */
function sourceOf(path: string, { entry }: ImportOptions): string {
  return entry === undefined ? basename(path) : `${basename(path)} › ${entry}`;
}

function warningsOf(report: ImportReport): string[] {
  return report.findings
    .filter((finding) => finding.severity === 'warning')
    .map((finding) => finding.message);
}
