import type { CourseEnd } from '@core/search/endings';
import { objectiveOf } from '@core/search/objectives';
import type { Objective } from '@shared/sweep-plan';

/** Why a search gave itself up, for the user. */
export function failureOf(
  end: Exclude<CourseEnd, { kind: 'patience' }>,
  objectives: readonly Objective[],
): string {
  switch (end.kind) {
    case 'failing':
      return `All of the first ${end.trials} trials failed, the first of them so: ${end.failure} Change the experiment or what is searched, and start again; Continue tries ${end.trials} more.`;
    case 'undefined': {
      const names = objectives.map(({ metric }) => objectiveOf(metric).title).join(' or ');
      return `In none of the first ${end.trials} trials is ${names} defined on the validation rows, so there is nothing to search by. Search by the loss, or give the models longer validation; Continue tries ${end.trials} more.`;
    }
  }
}

export function patienceOver(patience: number | null): string {
  return patience === 1
    ? 'The last trial was no better than the best before it.'
    : `None of the last ${patience ?? 0} trials was better than the best before them.`;
}

export function hoursOver(hours: number): string {
  return `The ${hours === 1 ? 'hour' : `${hours} hours`} that it was given are used up.`;
}

export function allMade(trials: number): string {
  return trials === 1 ? 'The one trial is made.' : `All ${trials} trials are made.`;
}

export function dataChanged(series: string): string {
  return `The data of "${series}" changed since the sweep began, so that further trials could not be compared with those that are made. Undo the change and continue, or start a new sweep.`;
}

export const closed =
  'Longshort was closed while this sweep was under way. Continue goes on with the next trial; those that had ended are kept.';

export function goneWrong(reason: string): string {
  return `${reason} Trials that had ended are kept; Continue goes on with the next.`;
}
