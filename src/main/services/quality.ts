import type { NewRemedy, QualityReport, RecordedRemedy } from '@shared/quality';
import type { Emit } from '../jobs/board';
import { addRemedies, listRemedies, undoRemedies } from '../storage/remedies';
import { getSeries } from '../storage/series';
import type { Workspace } from '../storage/workspace';
import type { Session } from './session';

export interface QualityParts {
  readonly session: Session;
  readonly clock: () => number;
  readonly emit: Emit;
}

interface Checked {
  /** Revision and calendar that it holds for. */
  readonly of: string;
  readonly report: Promise<QualityReport>;
}

/** What is wrong with a series, and what was done about it. */
export function qualityService({ session, clock, emit }: QualityParts) {
  const db = () => session.workspace().db;
  const changed = (id: number): void => emit('changed', { topic: 'series', ids: [id] });
  /** The last check of each series, of the open workspace alone. */
  const checked = new WeakMap<Workspace, Map<number, Checked>>();

  return {
    check(id: number): Promise<QualityReport> {
      const workspace = session.workspace();
      const { revision, calendar, timeZone } = getSeries(workspace.db, id);
      const of = [revision, calendar, timeZone].join(' ');
      const known = checked.get(workspace) ?? new Map<number, Checked>();
      checked.set(workspace, known);
      const last = known.get(id);
      if (last?.of === of) return last.report;
      const report = session.analyst().ask('quality', { id });
      known.set(id, { of, report });
      // A check that failed or was cancelled is asked for anew; whoever asked hears why.
      report.catch(() => known.get(id)?.report === report && known.delete(id));
      return report;
    },
    remedies: (id: number): RecordedRemedy[] => listRemedies(db(), id),
    /** @throws AppError `invalid` where one of them cannot be applied; then none is. */
    async apply(id: number, remedies: readonly NewRemedy[]): Promise<RecordedRemedy[]> {
      const { db } = session.workspace();
      getSeries(db, id);
      await session.analyst().ask('tryRemedies', { id, remedies: remedies.map(({ remedy }) => remedy) });
      addRemedies(db, id, remedies, clock());
      changed(id);
      return listRemedies(db, id);
    },
    undo(id: number, remedyIds: readonly number[]): RecordedRemedy[] {
      undoRemedies(db(), id, remedyIds, clock());
      changed(id);
      return listRemedies(db(), id);
    },
  };
}
