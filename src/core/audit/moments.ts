import { dateTimes } from '../dataset/panel/panel-bars';
import { type PreparedExperiment, panelBarsOf } from '../dataset/prepare';
import { momentOf } from './words';

/** A moment of the samples as people read it: of the bar, or of the date of a panel. */
export function momentName(experiment: PreparedExperiment, moment: number): string {
  const panel = panelBarsOf(experiment);
  const times = panel === null ? experiment.bars.time : dateTimes(panel);
  return momentOf(times[Math.min(moment, times.length - 1)]!);
}
