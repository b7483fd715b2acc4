import { dayMs } from '../calendars/days';
import type { PreparedExperiment } from './prepare';

type Dated = Pick<PreparedExperiment, 'layout' | 'spec'> & {
  readonly bars: Pick<PreparedExperiment['bars'], 'time'>;
};

/** When a moment is: of one series the time of the bar, of a panel the date. Milliseconds since 1970. */
export function momentTime({ layout, spec, bars }: Dated, moment: number): number {
  if (layout === null) return bars.time[moment]!;
  const key = layout.keys[moment]!;
  return spec.data.panelDates === 'day' ? key * dayMs : key;
}

/** When a row is decided. */
export function rowTime(experiment: Dated, row: number): number {
  return momentTime(experiment, experiment.layout?.date[row] ?? row);
}
