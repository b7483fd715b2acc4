import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorEnvelope, toEnvelope } from '@shared/errors';
import type { FileImport, ImportOptions, ImportPreview, ImportReport, SeriesSummary } from '@shared/series';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import type { LoadedFile } from '../jobs/protocol';
import { storageFault } from '../storage/faults';
import { insertSeries } from '../storage/series';
import type { Workspace } from '../storage/workspace';
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
    const source = { file: basename(path), shown: sourceOf(path, options) };
    return store(parts, workspace, loaded, name, source);
  } catch (error) {
    throw storageFault(error, workspace.path);
  } finally {
    dropJobFolder(folder);
  }
}

/**
 * Imports every data file of a folder, or of a zip archive, each as a series named after its file. A file
 * with faults, or whose name is taken, is refused whole and told of; the others are stored.
 *
 * @param options how to read all of them; each as it looks where null.
 * @throws AppError where there is no file to read, or `cancelled`: nothing is stored before all are read.
 */
export async function importFolder(
  parts: ImportParts,
  path: string,
  options: ImportOptions | null,
): Promise<FileImport[]> {
  const workspace = parts.session.workspace();
  const folder = makeJobFolder();
  try {
    const task = { kind: 'load-many', path, options, folder } as const;
    const { files } = await runTask(parts, 'import', task, `Importing ${basename(path)}`);
    const imported: FileImport[] = [];
    for (const file of files) {
      imported.push(storeOne(parts, workspace, file));
      // Hundreds of files take seconds to store: whoever waits for an answer meanwhile gets it.
      await setImmediate();
    }
    return imported;
  } catch (error) {
    throw storageFault(error, workspace.path);
  } finally {
    dropJobFolder(folder);
  }
}

function storeOne(
  parts: ImportParts,
  workspace: Workspace,
  { file, suggestedName, outcome }: LoadedFile,
): FileImport {
  const refused = ({ message, details }: ErrorEnvelope, report: ImportReport | null) => ({
    file,
    series: null,
    report,
    problem: { message, details },
  });
  if (!outcome.ok) return refused(outcome.error, null);
  const { report } = outcome.value;
  try {
    const series = store(parts, workspace, outcome.value, suggestedName, { file, shown: file });
    return { file, series, report, problem: null };
  } catch (error) {
    if (error instanceof AppError && (error.kind === 'conflict' || error.kind === 'invalid'))
      return refused(toEnvelope(error), report);
    throw error;
  }
}

/** Bars that a process left behind, on their way into the workspace. */
interface LeftBars {
  readonly bars: { readonly path: string };
  readonly report: ImportReport;
  readonly dataHash: string;
}

function store(
  parts: ImportParts,
  workspace: Workspace,
  { bars, report, dataHash }: LeftBars,
  name: string,
  source: { readonly file: string; readonly shown: string },
): SeriesSummary {
  const { intervalMs } = report;
  if (intervalMs === null) {
    throw new AppError(
      'invalid',
      `${source.file} has a single bar. A series needs two or more; choose a longer file.`,
    );
  }
  if (!workspace.db.open) {
    const left = `${workspaceName(workspace.path)} was closed while ${source.file} was read.`;
    throw new AppError('cancelled', `${left} Nothing was stored; open it and import again.`);
  }
  const series = { name, source: source.shown, intervalMs, dataHash, warnings: warningsOf(report) };
  const data = { kind: 'bars', bars: unpackBars(readFileSync(bars.path)) } as const;
  return insertSeries(workspace.db, series, data, parts.clock());
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
