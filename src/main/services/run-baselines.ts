import { readFileSync } from 'node:fs';
import { inOrder } from '@core/baselines/chosen';
import { baselineOf } from '@core/baselines/registry';
import { baselineReport } from '@core/baselines/report';
import { type BaselineKind, baselineKinds } from '@shared/baselines';
import { AppError } from '@shared/errors';
import { type BaselineReport, type BaselineResult, baselineResult } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import { z } from 'zod';
import type { Emit, JobBoard } from '../jobs/board';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import type { Artifact, Fork } from '../jobs/protocol';
import { type Db, inTransaction } from '../storage/open';
import { readJsonArtifact, saveArtifact } from '../storage/run-records';
import { runSeries } from '../storage/run-series';
import { getRun } from '../storage/runs';
import { refuseLocked } from '../storage/vault';
import { chargeBaselines } from './charge-run';
import type { Session } from './session';
import { runTask } from './tasks';

export interface RunBaselineParts {
  readonly session: Session;
  readonly fork: Fork;
  readonly board: JobBoard;
  readonly emit: Emit;
  readonly clock: () => number;
}

/** What runs are compared with: what was fitted with them, and what is fitted to their folds afterwards. */
export function runBaselineService({ session, fork, board, emit, clock }: RunBaselineParts) {
  const underWay = new Set<number>();
  const db = (): Db => session.workspace().db;
  const report = (id: number): BaselineReport =>
    baselineReport(resultsOf(db(), id), getRun(db(), id).spec.label);

  /** In a process of its own; what was fitted before is fitted anew where it is asked for again. */
  const add = async (id: number, kinds: readonly BaselineKind[]): Promise<BaselineReport> => {
    const workspace = session.workspace();
    const run = getRun(workspace.db, id);
    refuse(run, kinds);
    refuseLocked(workspace.db, run.spec.data, runSeries(workspace.db, id));
    if (underWay.has(id))
      throw new AppError(
        'conflict',
        `Baselines of run ${id} are being fitted. Wait for them, or cancel that.`,
      );
    const folder = makeJobFolder();
    underWay.add(id);
    try {
      const task = { kind: 'baselines', workspace: workspace.path, runId: id, kinds, folder } as const;
      const { results, artifacts } = await runTask({ fork, board }, 'train', task, {
        kind: 'baselines',
        runId: id,
        title: `Baselines of ${run.name}`,
      });
      if (session.workspace() !== workspace)
        throw new AppError(
          'conflict',
          'Another workspace was opened meanwhile, so the baselines were not stored.',
        );
      inTransaction(workspace.db, () => store(workspace.db, id, results, artifacts, clock()));
    } finally {
      underWay.delete(id);
      dropJobFolder(folder);
      emit('changed', { topic: 'runs', ids: [id] });
    }
    return report(id);
  };

  return { report, add };
}

function refuse({ id, state, spec: { label } }: RunDetail, kinds: readonly BaselineKind[]): void {
  if (state !== 'done')
    throw new AppError(
      'conflict',
      `Run ${id} is ${state}; baselines are fitted to the folds of a finished run.`,
    );
  const misfit = kinds.find((kind) => !baselineOf(kind).fits(label));
  if (misfit !== undefined)
    throw new AppError(
      'invalid',
      `The baseline ${misfit} does not fit the label ${label.kind} of run ${id}.`,
    );
}

function store(
  db: Db,
  runId: number,
  results: readonly BaselineResult[],
  artifacts: readonly Artifact[],
  now: number,
): void {
  const byKind = new Map([...resultsOf(db, runId), ...results].map((result) => [result.kind, result]));
  const all = inOrder(baselineKinds).flatMap((kind) => byKind.get(kind) ?? []);
  saveArtifact(db, runId, 'baselines', Buffer.from(JSON.stringify(all)));
  for (const { name, path } of artifacts) saveArtifact(db, runId, name, readFileSync(path));
  chargeBaselines(db, runId, results, now);
}

function resultsOf(db: Db, runId: number): readonly BaselineResult[] {
  return z.array(baselineResult).parse(readJsonArtifact(db, runId, 'baselines') ?? []);
}
