import { basename } from 'node:path';
import { AppError, type ErrorEnvelope, toEnvelope } from '@shared/errors';
import type { FileImport, ImportOptions, ImportReport } from '@shared/series';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import type { LoadedFile } from '../jobs/protocol';
import { storageFault } from '../storage/faults';
import type { Workspace } from '../storage/workspace';
import { type ImportParts, profilesOf, storeSeries } from './importing';
import { runTask } from './tasks';

/**
 * Imports every data file of files, folders and zip archives, each as a series named after its file. A file with faults, or
 * whose name is taken, is refused whole and told of; the others are stored.
 *
 * @param options how to read all of them; where null, each as a profile that fits its columns says, else as it looks.
 * @throws AppError where there is no file to read, or `cancelled`: nothing is stored before all are read.
 */
export async function importFiles(
  parts: ImportParts,
  paths: readonly string[],
  options: ImportOptions | null,
): Promise<FileImport[]> {
  const workspace = parts.session.workspace();
  const folder = makeJobFolder();
  const what = paths.length === 1 ? basename(paths[0]!) : `${paths.length} files`;
  try {
    const task = { kind: 'load-many', paths, options, profiles: profilesOf(parts), folder } as const;
    const { files } = await runTask(parts, 'import', task, `Importing ${what}`);
    const imported: FileImport[] = [];
    for (const file of files) imported.push(await storeOne(parts, workspace, file));
    return imported;
  } catch (error) {
    throw storageFault(error, workspace.path);
  } finally {
    dropJobFolder(folder);
  }
}

async function storeOne(
  parts: ImportParts,
  workspace: Workspace,
  { file, suggestedName, outcome }: LoadedFile,
): Promise<FileImport> {
  const refused = ({ message, details }: ErrorEnvelope, report: ImportReport | null) => ({
    file,
    series: null,
    report,
    problem: { message, details },
  });
  if (!outcome.ok) return refused(outcome.error, null);
  const { report } = outcome.value;
  try {
    const series = await storeSeries(parts, workspace, outcome.value, suggestedName, { file, shown: file });
    return { file, series, report, problem: null };
  } catch (error) {
    if (error instanceof AppError && (error.kind === 'conflict' || error.kind === 'invalid'))
      return refused(toEnvelope(error), report);
    throw error;
  }
}
