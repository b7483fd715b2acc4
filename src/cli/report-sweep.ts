import type { SweepDetail, SweepSummary, TrialRow } from '@shared/sweeps';
import { figure, table, undefinedFigure } from './output';

/** A sweep in a few lines, and its best trials. */
export function sweepText(sweep: SweepDetail, best: readonly TrialRow[]): string {
  const problem = sweep.problem === null ? [] : [sweep.problem];
  const head = `Sweep ${sweep.id} "${sweep.name}" is ${sweep.state}: ${madeText(sweep)} in ${duration(sweep.seconds)}.`;
  return [head, ...problem, ...(best.length === 0 ? [] : ['', bestTable(sweep, best)])].join('\n');
}

/** Of one objective the best; of two those that none beats. */
export function bestTrials(
  { objectives, front }: Pick<SweepDetail, 'objectives' | 'front'>,
  trials: readonly TrialRow[],
  most: number,
): readonly TrialRow[] {
  const done = trials.filter(
    ({ state, values }) => state === 'done' && values.every((value) => value !== null),
  );
  if (objectives.length > 1) {
    const byNumber = new Map(done.map((trial) => [trial.number, trial]));
    return front.slice(0, most).flatMap((number) => byNumber.get(number) ?? []);
  }
  const sign = objectives[0]?.isLessBetter === false ? -1 : 1;
  return done.sort((a, b) => sign * (a.values[0]! - b.values[0]!) || a.number - b.number).slice(0, most);
}

export function sweepsTable(sweeps: readonly SweepSummary[]): string {
  return table(sweeps, [
    figure('sweep', ({ id }) => String(id)),
    { title: 'name', cell: ({ name }) => name },
    { title: 'state', cell: ({ state, position }) => (position === null ? state : `${state}, ${position}.`) },
    { title: 'trials', cell: madeText },
    { title: 'best', cell: (sweep) => bestText(sweep) },
    figure('time', ({ seconds }) => duration(seconds)),
  ]);
}

/** A trial that has ended, in a line. */
export function trialLine(trial: TrialRow, { objectives, best, secondsLeft }: SweepSummary): string {
  const names = objectives.map(({ metric }, k) => `${metric} ${valueText(trial.values[k])}`).join(', ');
  const what =
    trial.state === 'failed' ? `failed: ${trial.problem ?? 'no reason'}` : `${trial.state}  ${names}`;
  const standing = best === null ? '' : `  best ${best.values.map(valueText).join(', ')} (#${best.number})`;
  const left = secondsLeft === null ? '' : `  ${duration(secondsLeft)} left`;
  return `trial ${String(trial.number).padStart(3)}  ${what}${standing}  ${(trial.seconds ?? 0).toFixed(1)} s${left}`;
}

function bestTable({ objectives }: SweepSummary, trials: readonly TrialRow[]): string {
  const paths = [...new Set(trials.flatMap(({ proposal }) => Object.keys(proposal)))];
  return table(trials, [
    figure('trial', ({ number }) => String(number)),
    ...objectives.map(({ metric }, k) => figure<TrialRow>(metric, ({ values }) => valueText(values[k]))),
    ...paths.map((path) => figure<TrialRow>(path, ({ proposal }) => String(proposal[path] ?? '-'))),
    figure('epochs', ({ epochs }) => String(epochs)),
    figure('time', ({ seconds }) => `${(seconds ?? 0).toFixed(1)} s`),
  ]);
}

function madeText({ counts, trials }: SweepSummary): string {
  const made = counts.done + counts.pruned + counts.failed;
  const told = [
    ...(counts.pruned > 0 ? [`${counts.pruned} pruned`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
  ];
  const count = trials === null ? `${made} trials` : `${made} of ${trials} trials`;
  return told.length === 0 ? count : `${count} (${told.join(', ')})`;
}

function bestText({ best, objectives }: SweepSummary): string {
  if (best === null) return '';
  const values = objectives.map(({ metric }, k) => `${metric} ${valueText(best.values[k])}`);
  return `${values.join(', ')} (#${best.number})`;
}

function valueText(value: number | null | undefined): string {
  return value === null || value === undefined ? undefinedFigure : value.toFixed(5);
}

function duration(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
