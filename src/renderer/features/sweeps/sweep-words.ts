import { assertNever } from '@shared/errors';
import type { SamplerKind } from '@shared/sweep-plan';
import type { SweepState, SweepSummary } from '@shared/sweeps';
import { formatCount, formatDuration, formatNumber } from '../../ui/format';
import { objectiveWords } from './model/objective-words';

export const samplerTitles: Readonly<Record<SamplerKind, string>> = {
  tpe: 'TPE',
  cmaes: 'CMA-ES',
  nsga2: 'NSGA-II',
  sobol: 'Sobol',
  random: 'Random',
  grid: 'Grid',
};

export function stateColor(state: SweepState): string {
  switch (state) {
    case 'queued':
    case 'stopped':
      return 'gray';
    case 'running':
      return 'accent';
    case 'done':
      return 'teal';
    case 'failed':
      return 'red';
    case 'paused':
    case 'interrupted':
      return 'yellow';
    default:
      return assertNever(state);
  }
}

/** Begins no more trials, but can. */
export const isContinuable = ({ state }: Pick<SweepSummary, 'state'>): boolean =>
  state === 'paused' || state === 'interrupted' || state === 'failed';

/** Ended by what nobody asked for. */
export const isBroken = ({ state }: Pick<SweepSummary, 'state'>): boolean =>
  state === 'failed' || state === 'interrupted';

/** Begins trials, or will once it is its turn. */
export const isLive = ({ state }: Pick<SweepSummary, 'state'>): boolean =>
  state === 'running' || state === 'queued';

export const canStop = (sweep: Pick<SweepSummary, 'state'>): boolean => isLive(sweep) || isContinuable(sweep);

export const endedOf = ({ counts }: Pick<SweepSummary, 'counts'>): number =>
  counts.done + counts.pruned + counts.failed;

/** Share of its trials that a sweep has made, 0 to 1; null without a limit. */
export function fractionOf(sweep: Pick<SweepSummary, 'counts' | 'trials'>): number | null {
  return sweep.trials === null || sweep.trials === 0 ? null : Math.min(1, endedOf(sweep) / sweep.trials);
}

/** `128 of 200 trials: 90 done, 35 pruned, 3 failed`. */
export function countsText({ counts, trials }: Pick<SweepSummary, 'counts' | 'trials'>): string {
  const ended = endedOf({ counts });
  const all =
    trials === null
      ? formatCount(ended, 'trial')
      : `${formatNumber(ended)} of ${formatCount(trials, 'trial')}`;
  const parts = (['done', 'pruned', 'failed', 'running'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${formatNumber(counts[state])} ${state}`);
  return parts.length === 0 ? all : `${all}: ${parts.join(', ')}`;
}

/** What it searches for, in short: `Log loss ↓`. */
export function objectivesText({ objectives }: Pick<SweepSummary, 'objectives'>): string {
  return objectives
    .map(({ metric, isLessBetter }) => `${objectiveWords(metric, null).title} ${isLessBetter ? '↓' : '↑'}`)
    .join(', ');
}

/** Values of the best trial, in the order of the objectives. */
export function bestText({ best, objectives }: Pick<SweepSummary, 'best' | 'objectives'>): string {
  if (best === null) return '';
  return objectives
    .map(({ metric }, index) => objectiveWords(metric, null).format(best.values[index] ?? null))
    .join(', ');
}

export function leftText({ state, secondsLeft }: Pick<SweepSummary, 'state' | 'secondsLeft'>): string {
  if (state !== 'running') return '';
  return secondsLeft === null ? 'not yet known' : `about ${formatDuration(secondsLeft)}`;
}
