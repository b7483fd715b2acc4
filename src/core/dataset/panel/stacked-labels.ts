import type { CrossSection } from '../../labels/cross-section';
import type { Labelled } from '../../labels/labelled';
import type { PanelLayout } from './layout';

/**
 * The labels of all series, one after the other, ending at dates instead of bars. [stack]
 *
 * @param labels of each series by its own bars, in the order of the layout
 */
export function stackLabels({ offsets, date }: PanelLayout, labels: readonly Labelled[]): Labelled {
  const values = new Float64Array(date.length);
  const ends = new Int32Array(date.length);
  labels.forEach((one, s) => {
    const offset = offsets[s]!;
    values.set(one.values, offset);
    one.ends.forEach((end, t) => {
      ends[offset + t] = date[offset + end]!;
    });
  });
  return { values, ends };
}

/** Outcomes to be compared with those of the other series on the same date. */
export function byDate({ date }: PanelLayout, stacked: Labelled): CrossSection {
  return { group: date, outcomes: stacked.values, ends: stacked.ends };
}
