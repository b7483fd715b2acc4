import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Dialogs, ExportEnding } from '../ipc/handlers';
import { workspaceName } from '../services/preferences';

const workspaceFilter = { name: 'Longshort workspace', extensions: ['longshort'] };
const dataFilter = { name: 'Market data', extensions: ['csv', 'tsv', 'txt', 'gz', 'zip', 'parquet'] };
const recipeFilter = { name: 'Recipe', extensions: ['json'] };
const exportFilters: Readonly<
  Record<ExportEnding, { readonly name: string; readonly extensions: string[] }>
> = {
  longshort: workspaceFilter,
  csv: { name: 'CSV', extensions: ['csv'] },
  parquet: { name: 'Parquet', extensions: ['parquet'] },
  db: { name: 'SQLite of Optuna', extensions: ['db'] },
  png: { name: 'Image', extensions: ['png'] },
  html: { name: 'Web page', extensions: ['html'] },
};
const anyFilter = { name: 'All files', extensions: ['*'] };

/** The system's file dialogs, over the given window. */
export function systemDialogs(window: () => BrowserWindow): Dialogs {
  const choose = async (
    title: string,
    filters: Electron.FileFilter[],
    what: 'openFile' | 'openDirectory' = 'openFile',
  ): Promise<string | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      title,
      filters,
      properties: [what],
    });
    return canceled ? null : (filePaths[0] ?? null);
  };
  const name = async (
    title: string,
    defaultPath: string,
    filter = workspaceFilter,
  ): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      title,
      defaultPath,
      filters: [filter],
    });
    return canceled || !filePath ? null : filePath;
  };
  return {
    chooseCsv: () => choose('Import market data', [dataFilter, anyFilter]),
    chooseFolder: () => choose('Import a folder of market data', [], 'openDirectory'),
    chooseWorkspace: () => choose('Open a workspace', [workspaceFilter, anyFilter]),
    newWorkspace: () => name('New workspace', join(app.getPath('documents'), 'Workspace.longshort')),
    copyTarget: (current) =>
      name('Save a copy as', join(dirname(current), `${workspaceName(current)} copy.longshort`)),
    chooseRecipe: () => choose('Import a recipe', [recipeFilter, anyFilter]),
    recipeTarget: (recipe) =>
      name(
        'Export the recipe',
        join(app.getPath('documents'), `${fileName(recipe, 'Recipe')}.json`),
        recipeFilter,
      ),
    exportTarget: (what, ending) =>
      name(
        'Export',
        join(app.getPath('documents'), `${fileName(what, 'Export')}.${ending}`),
        exportFilters[ending],
      ),
  };
}

/** Without what no file system takes in a name. */
function fileName(text: string, otherwise: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ._()-]/gu, '').trim() || otherwise;
}
