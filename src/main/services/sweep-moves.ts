import { samplerOf } from '@core/search/registry';
import { spaceOf } from '@core/search/space';
import { AppError } from '@shared/errors';
import type { SweepState, SweepSummary } from '@shared/sweeps';
import { inTransaction } from '../storage/open';
import { isRemoved } from '../storage/removal';
import { planOf, type SweepRow, specOf } from '../storage/sweep-rows';
import { dropUnended } from '../storage/sweep-trials';
import { extendSweep, getSweep, leaveSweep, limitSweep, queueSweep, sweepSeries } from '../storage/sweeps';
import { refuseLocked } from '../storage/vault';
import type { SeriesParts } from './series';

type Act = (id: number, work: () => void) => SweepSummary;

/** What brings a sweep from one state into another. */
export function sweepMoves({ session, clock }: Pick<SeriesParts, 'session' | 'clock'>, act: Act) {
  const db = () => session.workspace().db;
  const engine = () => session.sweeps();
  const underWay = (id: number) => engine().underWay(id);

  /** Queues it again, unless its pause can still be taken back. */
  const goOn = (row: SweepRow): void => {
    refuseLocked(db(), specOf(row).data, sweepSeries(db(), row.id));
    if (row.state === 'paused' && underWay(row.id)?.go()) return;
    queueSweep(db(), row.id);
    engine().wake();
  };
  const refuseRemoved = (id: number): void => {
    if (isRemoved(db(), 'sweep', id))
      throw new AppError('conflict', `Sweep ${id} is deleted. Undo that first, or start it again.`);
  };

  return {
    /** Lets what is under way end; one that waits does not begin. */
    pause: (id: number): SweepSummary =>
      act(id, () => {
        const row = getSweep(db(), id);
        if (row.state === 'queued') leaveSweep(db(), id, { state: 'paused', problem: null }, clock());
        else if (row.state === 'running' && underWay(id) !== null) underWay(id)?.pause();
        else throw refusal(row, 'paused', 'one that is running or waits');
      }),
    resume: (id: number): SweepSummary =>
      act(id, () => {
        const row = getSweep(db(), id);
        refuseRemoved(id);
        if (!isResumable(row.state) && !isLost(row, underWay(id) !== null))
          throw refusal(
            row,
            'continued',
            'a paused, interrupted or failed one',
            row.state === 'done' || row.state === 'stopped' ? ' Add trials to go on with this one.' : '',
          );
        // What it failed by must happen again before it gives up again.
        if (row.state === 'failed') extendSweep(db(), id, row.trial_limit, madeOf(row));
        goOn(row);
      }),
    /** For good, at once; what was found stays. */
    stop: (id: number): SweepSummary =>
      act(id, () => {
        const row = getSweep(db(), id);
        if (row.state === 'done' || row.state === 'stopped')
          throw refusal(row, 'stopped', 'one that has not ended');
        const sweep = underWay(id);
        if (sweep !== null && (row.state === 'running' || row.state === 'paused')) sweep.stop();
        else
          inTransaction(db(), () => {
            leaveSweep(db(), id, { state: 'stopped', problem: null }, clock());
            dropUnended(db(), id);
          });
      }),
    addTrials: (id: number, trials: number): SweepSummary =>
      act(id, () => {
        const row = getSweep(db(), id);
        refuseRemoved(id);
        const size = pointsOf(row);
        if (hasEnded(row.state)) {
          if (madeOf(row) >= size) throw gridAtItsEnd(row, size);
          extendSweep(db(), id, Math.min(madeOf(row) + trials, size), madeOf(row));
          goOn(row);
          return;
        }
        if (row.trial_limit !== null && row.trial_limit >= size) throw gridAtItsEnd(row, size);
        if (row.trial_limit === null)
          throw new AppError(
            'conflict',
            `Sweep ${id} makes trials until ${planOf(specOf(row)).budget.hours === null ? 'no better one is found' : 'its time is used up'}: there is no number to add to.`,
          );
        limitSweep(db(), id, Math.min(row.trial_limit + trials, size));
        underWay(id)?.refresh();
      }),
  };
}

const isResumable = (state: SweepState): boolean => ['paused', 'interrupted', 'failed'].includes(state);
const hasEnded = (state: SweepState): boolean => ['done', 'stopped', 'failed'].includes(state);

/** It says that it is running, but could not store that it ended. */
const isLost = ({ state }: SweepRow, isUnderWay: boolean): boolean => state === 'running' && !isUnderWay;

const madeOf = ({ done, pruned, failed }: SweepRow): number => done + pruned + failed;

/** Proposals that there are at all. */
function pointsOf(row: SweepRow): number {
  const { space, sampler, objectives } = planOf(specOf(row));
  const search = { space: spaceOf(space), settings: sampler, objectives: objectives.length };
  return samplerOf(sampler.kind).size(search) ?? Infinity;
}

function gridAtItsEnd({ id }: SweepRow, size: number): AppError {
  return new AppError(
    'conflict',
    `Sweep ${id} makes all ${size} points of its grid already: there is none to add. Sweep more values in a new one.`,
  );
}

function refusal({ id, state }: SweepRow, what: string, which: string, advice = ''): AppError {
  return new AppError('conflict', `Sweep ${id} is ${state}; only ${which} can be ${what}.${advice}`);
}
