import type { CallOutput } from '@shared/contract';
import { formatCount } from '../../ui/format';

/** `2 runs and 1 sweep`; empty of neither. */
export function countsText(runs: number, sweeps: number): string {
  return [
    ...(runs > 0 ? [formatCount(runs, 'run')] : []),
    ...(sweeps > 0 ? [formatCount(sweeps, 'sweep')] : []),
  ].join(' and ');
}

type Taken = Pick<
  NonNullable<CallOutput<'exchange.import'>>,
  'runIds' | 'sweepIds' | 'knownRuns' | 'knownSweeps' | 'furtherTrials'
>;

/** What an import brought, and what of its file was here already. */
export function takenText({ runIds, sweepIds, knownRuns, knownSweeps, furtherTrials }: Taken): string {
  const taken = countsText(runIds.length, sweepIds.length);
  const known = countsText(knownRuns, knownSweeps);
  return [
    taken === '' ? 'Took no run or sweep' : `Took ${taken}`,
    ...(known === '' ? [] : [`${known} ${knownRuns + knownSweeps === 1 ? 'was' : 'were'} here already`]),
    ...(furtherTrials === 0 ? [] : [`added ${formatCount(furtherTrials, 'trial')} to sweeps that were here`]),
  ].join('; ');
}
