import type { AuditedRun } from '@core/audit/check';
import type { ExperimentData } from '@core/dataset/experiment-data';
import type { ModelOutputs } from '@core/evaluation/evaluate-experiment';
import { AppError } from '@shared/errors';
import { runReport } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import type { ColumnsOnAllCores } from '../../columns/threads';
import { barsOfRun } from '../../services/bars-of-run';
import { unpackResult } from '../../services/run-result';
import { readKeptBars } from '../../storage/kept-bars';
import type { Db } from '../../storage/open';
import { readModels } from '../../storage/run-models';
import { readArtifact, readJsonArtifact } from '../../storage/run-records';
import { runSeries } from '../../storage/run-series';
import { getRun, runSeriesId } from '../../storage/runs';
import { getSeries } from '../../storage/series';
import { gatherData } from '../../storage/series-source';
import { readWorkspace } from '../../storage/workspace';
import type { JobTask } from '../protocol';

export type AuditTask = Extract<JobTask, { kind: 'audit' }>;

/** A finished run, its data as it is today, and what it left. */
export interface GatheredAudit {
  readonly run: RunDetail;
  readonly data: ExperimentData;
  readonly audited: AuditedRun;
}

/** @throws AppError where the run is not done, or its data is gone */
export function gatherAudit({ workspace, runId }: AuditTask, columns: ColumnsOnAllCores): GatheredAudit {
  const db = readWorkspace(workspace);
  try {
    const run = getRun(db, runId);
    const seriesId = runSeriesId(db, runId);
    if (seriesId === null)
      throw new AppError('notFound', `The data of run ${runId} is gone, so there is nothing to audit it on.`);
    columns.expect(run.spec.features.length, getSeries(db, seriesId).bars);
    const { data, hash } = gatherData(db, run.spec.data, runSeries(db, runId));
    return { run, data, audited: auditedOf(db, run, hash) };
  } finally {
    db.close();
  }
}

function auditedOf(db: Db, run: RunDetail, hash: string): AuditedRun {
  const { id, metrics, dataHash, featureHash } = run;
  if (metrics === null)
    throw new AppError('conflict', `Run ${id} is ${run.state}; only a finished run can be audited.`);
  const validation = unpackResult(readArtifact(db, id, 'result/validation'), 'validation', barsOfRun(db, id));
  return {
    metrics,
    report: runReport.nullable().parse(readJsonArtifact(db, id, 'report')),
    models: modelsOf(db, id),
    validation: validation.probability,
    dataHash: { before: dataHash, now: hash },
    featureHash: { before: featureHash, now: __CORE_HASH__ },
    keptBars: readKeptBars(db, id),
  };
}

function modelsOf(db: Db, id: number): readonly ModelOutputs[] {
  return [...readModels(db, id).values()].map(({ record, outputs }) => {
    const { model, fold, seed } = record;
    return { model, fold, seed, outputs, record };
  });
}
