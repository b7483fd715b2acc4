import { writeFileSync } from 'node:fs';
import type { PortableFile, PortableImport, RunTableName, TableFormat, Written } from '@shared/exchange';
import type { PortableChoice } from '../exchange/export-portable';
import { importPortable } from '../exchange/import-portable';
import { writeWhole } from '../exchange/whole-file';
import type { SeriesParts } from './series';

/** Runs and sweeps on their way out of the workspace and into it. What is written replaces a file of that name once it is whole. */
export function exchangeService({ session, clock, emit }: SeriesParts) {
  return {
    exportPortable: (choice: PortableChoice, path: string): Promise<PortableFile> =>
      session.analyst().ask('exportPortable', { ...choice, path, now: clock() }),
    async importPortable(path: string): Promise<PortableImport> {
      const imported = await importPortable(session.workspace(), path, clock());
      emit('changed', { topic: 'series', ids: [] });
      emit('changed', { topic: 'runs', ids: [] });
      emit('changed', { topic: 'sweeps', ids: [] });
      emit('changed', { topic: 'ledger', ids: [] });
      return imported;
    },
    exportRunTable: (
      runId: number,
      table: RunTableName,
      format: TableFormat,
      path: string,
    ): Promise<Written> => session.analyst().ask('exportRunTable', { runId, table, format, path }),
    exportComparison: (ids: readonly number[], format: TableFormat, path: string): Promise<Written> =>
      session.analyst().ask('exportComparison', { ids, format, path }),
    /** What the window has drawn: an image, a report. */
    saveDrawn(path: string, data: Uint8Array): Written {
      writeWhole(path, (partial) => writeFileSync(partial, data));
      return { path, rows: 0 };
    },
    exportOptuna: (sweepId: number, path: string): Promise<Written> =>
      session.analyst().ask('exportOptuna', { sweepId, path }),
    exportTrials: (sweepId: number, format: TableFormat, path: string): Promise<Written> =>
      session.analyst().ask('exportTrials', { sweepId, format, path }),
  };
}
