import { diffSpecs } from '@core/spec/diff';
import { parseSpec } from '@core/spec/parse-spec';
import type { BaselineKind } from '@shared/baselines';
import type { ComparedTests, ComparisonAsk, ComparisonReport } from '@shared/comparing';
import { AppError } from '@shared/errors';
import { type RunModel, type RunReport, runReport } from '@shared/run-report';
import type {
  Comparison,
  CurveRow,
  LogLine,
  RunDetail,
  RunResult,
  RunSummary,
  SplitName,
} from '@shared/runs';
import type { DeviceChoice, ExperimentSpec } from '@shared/spec';
import { getExperiment } from '../storage/experiments';
import { isRemoved, removeRows, restoreRows } from '../storage/removal';
import { listModels } from '../storage/run-models';
import { listCurves, listLog, readArtifact, readJsonArtifact } from '../storage/run-records';
import { runSeries } from '../storage/run-series';
import {
  countRunsOf,
  endRun,
  getRun,
  insertRun,
  newestRunsOf,
  queueRun,
  refuseBusy,
  runsThere,
  specOfRun,
  summariseRun,
  summariseRuns,
  updateRun,
} from '../storage/runs';
import { requireSeries } from '../storage/series-source';
import { refuseLocked } from '../storage/vault';
import { barsOfRun } from './bars-of-run';
import { inSlices, sliceSize } from './in-slices';
import { unpackResult } from './run-result';
import { announced } from './run-table';
import type { SeriesParts } from './series';

/** Specs and figures whose parsing main can be kept waiting for. */
const parsedAtOnce = 4;

const resumable: readonly RunSummary['state'][] = ['interrupted', 'cancelled', 'failed'];

export function runService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (ids: readonly number[]): void => emit('changed', { topic: 'runs', ids: announced(ids) });

  const enqueue = (experimentId: number | null, given: ExperimentSpec, name: string): RunSummary => {
    // How it could be searched is no part of what a run is.
    const spec = parseSpec({ ...given, sweep: null });
    const series = requireSeries(db(), spec.data);
    refuseLocked(db(), spec.data);
    const run = insertRun(
      db(),
      { experimentId, seriesId: series.id, name, spec, appVersion: __APP_VERSION__ },
      clock(),
    );
    session.queue().wake();
    changed([run.id]);
    // The experiment's count of runs has changed with it.
    emit('changed', { topic: 'experiments', ids: experimentId === null ? [] : [experimentId] });
    return summariseRun(db(), run.id);
  };

  return {
    get: (id: number): RunDetail => getRun(db(), id),
    async summaries(ids: readonly number[]): Promise<RunSummary[]> {
      const workspace = session.workspace();
      const found: RunSummary[] = [];
      await inSlices(ids, parsedAtOnce, (slice) => found.push(...summariseRuns(workspace.db, slice)));
      return found;
    },
    there: (ids: readonly number[]): number[] => runsThere(db(), ids),
    ofExperiment: (experimentId: number) => newestRunsOf(db(), experimentId, 100),
    /** Queues a run of an experiment as it stands. */
    start(experimentId: number): RunSummary {
      const { spec } = getExperiment(db(), experimentId);
      return enqueue(experimentId, spec, `${spec.name} #${countRunsOf(db(), experimentId) + 1}`);
    },
    /** Queues a run of a spec that is not kept as an experiment: the command line's way. */
    startSpec: (spec: ExperimentSpec): RunSummary => enqueue(null, spec, spec.name),
    cancel(id: number): void {
      if (session.queue().cancel(id)) return;
      const { state } = summariseRun(db(), id);
      // One that says running without a process could not store its end: the disk was full, say.
      if (state !== 'queued' && state !== 'running')
        throw new AppError('conflict', `Run ${id} is ${state}, so there is nothing to cancel.`);
      endRun(db(), id, { state: 'cancelled', problem: null, seconds: 0 }, clock());
      changed([id]);
    },
    /**
     * Queues an unfinished run again; it goes on after its last finished epoch, or from the start where it has none, on the
     * device of its spec or on the given one, which is then that of its spec.
     */
    resume(id: number, device?: DeviceChoice): RunSummary {
      const { state } = summariseRun(db(), id);
      if (!resumable.includes(state)) {
        throw new AppError(
          'conflict',
          `Run ${id} is ${state}; only an interrupted, cancelled or failed run can be resumed.`,
        );
      }
      if (isRemoved(db(), 'run', id))
        throw new AppError('conflict', `Run ${id} is deleted. Undo that first, or run the experiment again.`);
      refuseLocked(db(), getRun(db(), id).spec.data, runSeries(db(), id));
      queueRun(db(), id, device ?? null, clock());
      session.queue().wake();
      changed([id]);
      return summariseRun(db(), id);
    },
    update(id: number, change: { name?: string; tags?: readonly string[]; note?: string }): RunSummary {
      const run = updateRun(db(), id, change);
      changed([id]);
      return run;
    },
    /** Where a slice cannot be stored, those before it are brought back. */
    async remove(ids: readonly number[]): Promise<void> {
      const workspace = session.workspace();
      refuseBusy(workspace.db, ids);
      const [now, gone] = [clock(), [] as number[]];
      try {
        await inSlices(ids, sliceSize, (slice) => {
          gone.push(...removeRows(workspace.db, 'run', slice, now));
        });
      } catch (error) {
        await inSlices(gone, sliceSize, (slice) => restoreRows(workspace.db, 'run', slice));
        throw error;
      }
      changed(ids);
    },
    async restore(ids: readonly number[]): Promise<void> {
      const workspace = session.workspace();
      await inSlices(ids, sliceSize, (slice) => restoreRows(workspace.db, 'run', slice));
      changed(ids);
    },
    curves: (id: number): CurveRow[] => listCurves(db(), id),
    models: (id: number): RunModel[] => listModels(db(), id),
    report: (id: number): RunReport | null =>
      runReport.nullable().parse(readJsonArtifact(db(), id, 'report')),
    log: (id: number): LogLine[] => listLog(db(), id),
    result: (id: number, split: SplitName): RunResult =>
      unpackResult(readArtifact(db(), id, `result/${split}`), split, barsOfRun(db(), id)),
    baselineResult: (id: number, baseline: BaselineKind): RunResult =>
      unpackResult(readArtifact(db(), id, `result/baseline/${baseline}`), 'test', barsOfRun(db(), id)),
    comparison: (ask: ComparisonAsk): Promise<ComparisonReport> => session.explorer().ask('compareRuns', ask),
    pairedTests: (ids: readonly number[], reference: number): Promise<ComparedTests> =>
      session.analyst().ask('testRuns', { ids, reference }),
    async compare(ids: readonly number[]): Promise<Comparison> {
      const workspace = session.workspace();
      const specs: ExperimentSpec[] = [];
      await inSlices(ids, parsedAtOnce, (slice) => {
        for (const id of slice) specs.push(specOfRun(workspace.db, id));
      });
      return { ids, differences: diffSpecs(specs) };
    },
  };
}
