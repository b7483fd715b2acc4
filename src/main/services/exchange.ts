import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { AppError } from '@shared/errors';
import type { PortableFile, PortableImport, RunTableName, TableFormat, Written } from '@shared/exchange';
import type { PortableChoice } from '../exchange/export-portable';
import { importPortable } from '../exchange/import-portable';
import { writeWhole } from '../exchange/whole-file';
import { isWorkspaceHeld } from '../storage/lock';
import type { SeriesParts } from './series';

/**
 * Runs and sweeps on their way out of the workspace and into it. What is written replaces a file of that name once it is whole, but never a
 * workspace that is open.
 *
 * @throws AppError `conflict` where a workspace that is open has that name
 */
export function exchangeService({ session, clock, emit }: SeriesParts) {
  const target = (path: string): string => {
    const real = existsSync(path) ? realpathSync(path) : path;
    if (real !== session.workspace().path && !isWorkspaceHeld(real)) return path;
    throw new AppError(
      'conflict',
      `${path} is a workspace that is open, which an export would replace. Choose another name.`,
    );
  };
  return {
    exportPortable: async (choice: PortableChoice, path: string): Promise<PortableFile> =>
      session.analyst().ask('exportPortable', { ...choice, path: target(path), now: clock() }),
    async importPortable(path: string): Promise<PortableImport> {
      const imported = await importPortable(session.workspace(), path, clock());
      emit('changed', { topic: 'series', ids: [] });
      emit('changed', { topic: 'runs', ids: [] });
      emit('changed', { topic: 'sweeps', ids: [] });
      emit('changed', { topic: 'ledger', ids: [] });
      return imported;
    },
    exportRunTable: async (
      runId: number,
      table: RunTableName,
      format: TableFormat,
      path: string,
    ): Promise<Written> =>
      session.analyst().ask('exportRunTable', { runId, table, format, path: target(path) }),
    exportComparison: async (ids: readonly number[], format: TableFormat, path: string): Promise<Written> =>
      session.analyst().ask('exportComparison', { ids, format, path: target(path) }),
    /** What the window has drawn: an image, a report. */
    saveDrawn(path: string, data: Uint8Array): Written {
      writeWhole(target(path), (partial) => writeFileSync(partial, data));
      return { path, rows: 0 };
    },
    exportOptuna: async (sweepId: number, path: string): Promise<Written> =>
      session.analyst().ask('exportOptuna', { sweepId, path: target(path) }),
    exportTrials: async (sweepId: number, format: TableFormat, path: string): Promise<Written> =>
      session.analyst().ask('exportTrials', { sweepId, format, path: target(path) }),
  };
}
