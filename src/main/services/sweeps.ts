import { requireSoundPlan } from '@core/search/plan-faults';
import { parseSpec } from '@core/spec/parse-spec';
import { AppError } from '@shared/errors';
import type { RunSummary } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type {
  Contour,
  Importance,
  SweepDetail,
  SweepHonesty,
  SweepSummary,
  TrialCurves,
  TrialNews,
  TrialRecord,
} from '@shared/sweeps';
import { getExperiment } from '../storage/experiments';
import { removeRows, restoreRows } from '../storage/removal';
import { requireSeries } from '../storage/series-source';
import { toSweepDetail, toSweepSummary } from '../storage/sweep-rows';
import { readTrial, trialCurvesOf, trialsSince } from '../storage/sweep-trials';
import {
  countSweepsOf,
  getSweep,
  insertSweep,
  listSweeps,
  moveSweep,
  setSweepWorkers,
  updateSweep,
} from '../storage/sweeps';
import { refuseLocked } from '../storage/vault';
import type { SeriesParts } from './series';
import { checkSweep } from './sweep-check';
import { sweepMoves } from './sweep-moves';
import { runSpecOf, takeTrials } from './sweep-runs';

/** Rows of trials that are sent at once: more would hold main up. */
const mostTrials = 500;
const mostCurves = 1000;

/** Searches over experiments: what the engine works on is rows, which these calls write. */
export function sweepService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (ids: readonly number[]): void => emit('changed', { topic: 'sweeps', ids });
  const summary = (id: number): SweepSummary => toSweepSummary(getSweep(db(), id), session.sweeps().live(id));
  /** Does something to a sweep and says what it is then. */
  const act = (id: number, work: () => void): SweepSummary => {
    work();
    changed([id]);
    return summary(id);
  };
  const enqueue = (
    given: ExperimentSpec,
    as: { readonly experimentId: number | null; readonly name: string; readonly workers: number | null },
  ): SweepSummary => {
    const spec = parseSpec(given);
    const { trials, warnings } = requireSoundPlan(spec);
    const series = requireSeries(db(), spec.data);
    refuseLocked(db(), spec.data);
    const made = {
      ...as,
      spec,
      seriesId: series.id,
      appVersion: __APP_VERSION__,
      trialLimit: trials,
      warnings,
    };
    const id = insertSweep(db(), made, clock());
    return act(id, () => session.sweeps().wake());
  };

  return {
    list: (): SweepSummary[] =>
      listSweeps(db()).map((row) => toSweepSummary(row, session.sweeps().live(row.id))),
    get: (id: number): SweepDetail => toSweepDetail(getSweep(db(), id), session.sweeps().live(id)),
    check: checkSweep,
    /** Queues a sweep of an experiment as it stands. */
    start(experimentId: number): SweepSummary {
      const { spec } = getExperiment(db(), experimentId);
      const name = `${spec.name} sweep ${countSweepsOf(db(), experimentId) + 1}`;
      return enqueue(spec, { experimentId, name, workers: null });
    },
    /** Queues a sweep of a spec that is not kept as an experiment: the command line's way. */
    startSpec: (spec: ExperimentSpec, workers: number | null): SweepSummary =>
      enqueue(spec, { experimentId: null, name: spec.name, workers }),
    ...sweepMoves({ session, clock }, act),
    move(id: number, before: number | null): void {
      const { state, position } = summary(id);
      if (position === null)
        throw new AppError('conflict', `Sweep ${id} is ${state}; only sweeps that wait have an order.`);
      moveSweep(db(), id, before);
      changed([id]);
    },
    setWorkers: (id: number, workers: number | null): SweepSummary =>
      act(id, () => {
        setSweepWorkers(db(), id, workers);
        session.sweeps().underWay(id)?.refresh();
      }),
    update: (id: number, change: { name?: string; note?: string }): SweepSummary =>
      act(id, () => updateSweep(db(), id, change)),
    remove(ids: readonly number[]): void {
      const busy = ids
        .map(summary)
        .find(({ id, state }) => state === 'queued' || session.sweeps().live(id) !== null);
      if (busy)
        throw new AppError('conflict', `"${busy.name}" is ${busy.state}. Stop it before deleting it.`);
      removeRows(db(), 'sweep', ids, clock());
      changed(ids);
    },
    restore(ids: readonly number[]): void {
      restoreRows(db(), 'sweep', ids);
      changed(ids);
    },
    trials(id: number, since: number): TrialNews {
      const live = session.sweeps().live(id)?.trials ?? new Map();
      return { ...trialsSince(db(), id, since, live, mostTrials), running: [...live.keys()] };
    },
    curves(id: number, numbers: readonly number[] | null): TrialCurves {
      const live = [...(session.sweeps().live(id)?.trials ?? [])].flatMap(([number, { epochLosses }]) =>
        numbers === null || numbers.includes(number)
          ? [{ number, state: 'running' as const, epochLosses, foldLosses: [] }]
          : [],
      );
      return [...trialCurvesOf(db(), id, numbers, mostCurves), ...live];
    },
    /** What a run of a trial would be made of: with the seeds and baselines of the experiment. */
    trialSpec: (id: number, number: number): ExperimentSpec =>
      runSpecOf(getSweep(db(), id), readTrial(db(), id, number).proposal),
    trialRecord: (id: number, number: number): TrialRecord | null => readTrial(db(), id, number).record,
    importance: (id: number, objective: number): Promise<Importance> =>
      session.analyst().ask('importance', { id, objective }),
    contour: (id: number, ask: { x: string; y: string; objective: number }): Promise<Contour> =>
      session.analyst().ask('contour', { id, ...ask }),
    honesty: (id: number): Promise<SweepHonesty> => session.analyst().ask('sweepHonesty', { id }),
    takeRuns(id: number, numbers: readonly number[], seeds: number): RunSummary[] {
      const runs = takeTrials({ session, clock }, id, numbers, seeds);
      session.queue().wake();
      emit('changed', { topic: 'runs', ids: runs.map((run) => run.id) });
      // The experiment's count of runs has changed with them.
      emit('changed', { topic: 'experiments', ids: [] });
      changed([id]);
      return runs;
    },
  };
}
