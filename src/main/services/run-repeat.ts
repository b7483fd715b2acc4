import { compareRuns } from '@core/reproduction/compare-runs';
import type { RepeatedRun } from '@core/reproduction/repeated-run';
import { AppError } from '@shared/errors';
import type { RunDifferences } from '@shared/reproduction';
import type { RunDetail, RunSummary, SplitName } from '@shared/runs';
import { unpackColumns } from '../storage/columns';
import type { Db } from '../storage/open';
import { isRemoved } from '../storage/removal';
import { listModels } from '../storage/run-models';
import { readArtifact } from '../storage/run-records';
import { runSeries } from '../storage/run-series';
import { getRun, insertRun, runSeriesId, summariseRun } from '../storage/runs';
import { requireSeries } from '../storage/series-source';
import { refuseLocked } from '../storage/vault';
import type { SeriesParts } from './series';

/** Runs that are run again to see whether they come out the same. */
export function runRepeatService({ session, clock, emit }: SeriesParts) {
  const db = (): Db => session.workspace().db;

  return {
    /**
     * Queues a run of the same spec, on the same series and device, where they are still there. Data may have changed since: it is then
     * among what the comparison names.
     *
     * @throws AppError `conflict` where the run is not done, `notFound` where a series is gone
     */
    repeat(id: number): RunSummary {
      const run = getRun(db(), id);
      if (run.state !== 'done')
        throw new AppError('conflict', `Run ${id} is ${run.state}; only a finished run can be repeated.`);
      const seriesId = seriesOf(db(), run);
      refuseLocked(db(), run.spec.data, runSeries(db(), id));
      const { experimentId, spec, device } = run;
      const name = `${run.name}, again`;
      const made = {
        experimentId,
        seriesId,
        name,
        spec,
        appVersion: __APP_VERSION__,
        repeats: { id, device },
      };
      const repeat = insertRun(db(), made, clock());
      session.queue().wake();
      emit('changed', { topic: 'runs', ids: [repeat.id] });
      emit('changed', { topic: 'experiments', ids: experimentId === null ? [] : [experimentId] });
      return summariseRun(db(), repeat.id);
    },
    /**
     * A finished repeat beside the run that it repeats; null of a run that repeats none, or none that is still there.
     *
     * @throws AppError `conflict` where the repeat is not done
     */
    differences(id: number): RunDifferences | null {
      const repeat = getRun(db(), id);
      if (repeat.repeats === null) return null;
      if (repeat.state !== 'done')
        throw new AppError('conflict', `Run ${id} is ${repeat.state}; it is compared once it is done.`);
      return compareRuns(resultOf(db(), getRun(db(), repeat.repeats)), resultOf(db(), repeat));
    },
  };
}

/** The series as it was, whatever it is called today, with all others that the spec names at hand. */
function seriesOf(db: Db, { id, spec }: RunDetail): number {
  const seriesId = runSeriesId(db, id);
  if (seriesId === null || isRemoved(db, 'series', seriesId))
    throw new AppError(
      'notFound',
      `The series "${spec.data.series}" of run ${id} was deleted, so it cannot be repeated. Import it and run the experiment again.`,
    );
  requireSeries(db, spec.data, runSeries(db, id));
  return seriesId;
}

function resultOf(db: Db, detail: RunDetail): RepeatedRun {
  const columnsOf = (split: SplitName) =>
    unpackColumns(readArtifact(db, detail.id, `result/${split}`)).columns;
  const columns = {
    train: columnsOf('train'),
    validation: columnsOf('validation'),
    test: columnsOf('test'),
  };
  return { detail, models: listModels(db, detail.id), columns };
}
