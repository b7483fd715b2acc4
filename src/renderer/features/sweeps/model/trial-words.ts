import type { TrialRow } from '@shared/sweeps';
import type { MarkLook } from '../../../charts/point-looks';
import type { SweepView } from './sweep-view';
import { objectiveValue } from './trial-values';

/** Of the legend of every chart of trials. */
export const lookWords = {
  done: 'Done',
  best: 'Best',
  pruned: 'Pruned',
  failed: 'Failed',
  running: 'Running',
} as const satisfies Record<MarkLook, string>;

export function lookOf({ number, state }: TrialRow, best: ReadonlySet<number>): MarkLook {
  return state === 'done' && best.has(number) ? 'best' : state;
}

/** `Trial 17: log loss 0.6812` with a word on how it ended where that is not well; of one that failed why, in place of its values. */
export function trialText(
  trial: TrialRow | undefined,
  { objectives }: Pick<SweepView, 'objectives'>,
): string {
  if (trial === undefined) return '';
  if (trial.state === 'failed' && trial.problem !== null)
    return `Trial ${trial.number} failed: ${trial.problem.replace(/\.$/, '')}`;
  const values = objectives.map(
    ({ index, words }) => `${words.title} ${words.format(objectiveValue(trial, index))}`,
  );
  const state = trial.state === 'done' ? [] : [trial.state];
  return `Trial ${trial.number}: ${[...values, ...state].join(', ')}`;
}
