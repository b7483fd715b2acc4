import { type AuditReport, auditReport } from '@shared/audit';
import { AppError } from '@shared/errors';
import type { RunDetail } from '@shared/runs';
import { type Db, inTransaction } from '../storage/open';
import { readJsonArtifact, saveArtifact } from '../storage/run-records';
import { runSeries } from '../storage/run-series';
import { getRun } from '../storage/runs';
import { insertTrial } from '../storage/trials';
import { refuseLocked } from '../storage/vault';
import { aboutTestOf } from './charge-run';
import type { RunBaselineParts } from './run-baselines';
import { runTask } from './tasks';

/** Name of the artifact. */
const artifact = 'audit';

export interface RunAuditParts extends RunBaselineParts {
  readonly speedFile: string;
}

/** Looks for leaks in finished runs. A run keeps the report of its last audit. */
export function runAuditService({ session, fork, board, emit, clock, speedFile }: RunAuditParts) {
  const underWay = new Set<number>();
  const report = (id: number): AuditReport | null =>
    auditReport.nullable().parse(readJsonArtifact(session.workspace().db, id, artifact));

  /** In a process of its own, until the report is stored. */
  const audit = async (id: number): Promise<AuditReport> => {
    const workspace = session.workspace();
    const run = getRun(workspace.db, id);
    if (run.state !== 'done')
      throw new AppError('conflict', `Run ${id} is ${run.state}; only a finished run can be audited.`);
    refuseLocked(workspace.db, run.spec.data, runSeries(workspace.db, id));
    if (underWay.has(id))
      throw new AppError('conflict', `Run ${id} is being audited. Wait for it, or cancel that.`);
    underWay.add(id);
    const startedAt = clock();
    try {
      const task = { kind: 'audit', workspace: workspace.path, runId: id, speedFile } as const;
      const { kind: _, ...found } = await runTask({ fork, board }, 'train', task, {
        kind: 'audit',
        runId: id,
        title: `Audit of ${run.name}`,
      });
      if (session.workspace() !== workspace)
        throw new AppError(
          'conflict',
          'Another workspace was opened meanwhile, so the audit was not stored.',
        );
      const madeAt = clock();
      const made = { ...found, madeAt, seconds: (madeAt - startedAt) / 1000, appVersion: __APP_VERSION__ };
      inTransaction(workspace.db, () => store(workspace.db, run, made));
      return made;
    } finally {
      underWay.delete(id);
      emit('changed', { topic: 'runs', ids: [id] });
      emit('changed', { topic: 'ledger', ids: [] });
    }
  };

  return { report, audit };
}

/** An audit looks at the test, and so stands in the ledger; it gives no figure that anything could be picked by, and so does not count. */
function store(db: Db, run: RunDetail, report: AuditReport): void {
  saveArtifact(db, run.id, artifact, Buffer.from(JSON.stringify(report)));
  const about = aboutTestOf(run, report.madeAt);
  if (about === null) return;
  const nothing = { sharpe: null, barsPerYear: null, returns: null, counts: false };
  insertTrial(db, { ...about, ...nothing, kind: 'audit', title: `Audit of ${run.name}` });
}
