import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import type { ImportProfile } from '@shared/importing';
import type { ImportOptions, ImportPreview, ImportReport, SeriesSummary } from '@shared/series';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import type { LeftSeries } from '../jobs/protocol';
import { storageFault } from '../storage/faults';
import { listProfiles } from '../storage/profiles';
import { insertSeriesFile } from '../storage/series-file';
import type { Workspace } from '../storage/workspace';
import { optionsFor, sourceOf } from './import-source';
import { type KeptReading, stampOf } from './kept-reading';
import { workspaceName } from './preferences';
import type { Session } from './session';
import { runTask, type TaskParts } from './tasks';

export interface ImportParts extends TaskParts {
  readonly session: Session;
  readonly clock: () => number;
  readonly kept: KeptReading;
}

/** What a preview is asked for. */
export interface PreviewAsk {
  /** How to read the file; where left out, as the series is, as a profile that fits its columns says, or as it looks. */
  readonly options?: ImportOptions;
  /** The series that the file is for. */
  readonly seriesId?: number;
  /** The file of an archive of several, where no options name one. */
  readonly entry?: string;
}

/** Reads the whole file and reports; stores nothing. */
export async function previewImport(
  parts: ImportParts,
  path: string,
  { options, seriesId, entry }: PreviewAsk = {},
): Promise<ImportPreview> {
  parts.kept.drop();
  const stamp = await stampOf(path);
  const folder = makeJobFolder();
  let isKept = false;
  try {
    const task = {
      kind: 'preview',
      path,
      options:
        options ?? (seriesId === undefined ? null : optionsFor(parts.session.workspace().db, seriesId, path)),
      profiles: profilesOf(parts),
      ...(entry === undefined ? {} : { entry }),
      folder,
    } as const;
    const { preview, left } = await runTask(parts, 'import', task, `Checking ${basename(path)}`);
    if (stamp && left) {
      parts.kept.keep({ stamp, options: preview.options, left, folder });
      isKept = true;
    }
    return preview;
  } finally {
    if (!isKept) dropJobFolder(folder);
  }
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
  const { left, folder } = await readingOf(parts, path, options);
  try {
    const source = { file: basename(path), shown: sourceOf(path, options) };
    return await storeSeries(parts, workspace, left, name, source);
  } catch (error) {
    throw storageFault(error, workspace.path);
  } finally {
    dropJobFolder(folder);
  }
}

/** What the preview read where that is what is to be imported, and else what is read now; the folder is the caller's to drop. */
async function readingOf(
  parts: ImportParts,
  path: string,
  options: ImportOptions,
): Promise<{ readonly left: LeftSeries; readonly folder: string }> {
  const kept = await parts.kept.take(path, options);
  if (kept) return kept;
  const folder = makeJobFolder();
  try {
    const task = { kind: 'load', path, options, folder } as const;
    const { left } = await runTask(parts, 'import', task, `Importing ${basename(path)}`);
    return { left, folder };
  } catch (error) {
    dropJobFolder(folder);
    throw error;
  }
}

/**
 * Stores what a process read.
 *
 * @throws AppError `invalid` for a single row, `conflict` where the name is taken, `cancelled` where the workspace was closed.
 */
export async function storeSeries(
  parts: ImportParts,
  workspace: Workspace,
  { file, report, dataHash, options }: LeftSeries,
  name: string,
  source: { readonly file: string; readonly shown: string },
): Promise<SeriesSummary> {
  const { intervalMs } = report;
  if (intervalMs === null) {
    throw new AppError(
      'invalid',
      `${source.file} has a single ${rowOf[options.kind]}. A series needs two or more; choose a longer file.`,
    );
  }
  if (!workspace.db.open) {
    const left = `${workspaceName(workspace.path)} was closed while ${source.file} was read.`;
    throw new AppError('cancelled', `${left} Nothing was stored; open it and import again.`);
  }
  const series = {
    name,
    source: source.shown,
    intervalMs,
    dataHash,
    warnings: warningsOf(report),
    timeZone: options.timeZone,
    importOptions: options,
  };
  return insertSeriesFile(workspace.db, series, file, parts.clock());
}

const rowOf = { bars: 'bar', scalar: 'value', depth: 'snapshot' } as const;

/** None while no workspace is open: a file may be looked at before. */
export function profilesOf({ session }: ImportParts): ImportProfile[] {
  if (session.status().state !== 'open') return [];
  return listProfiles(session.workspace().db).sort((a, b) => b.createdAt - a.createdAt);
}

function warningsOf(report: ImportReport): string[] {
  return report.findings
    .filter((finding) => finding.severity === 'warning')
    .map((finding) => finding.message);
}
