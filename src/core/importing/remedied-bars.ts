import type { Remedy } from '@shared/quality';
import type { Finding } from '@shared/series';
import { changesBars } from '../quality/remedies';
import type { SeriesData } from '../series-data';
import { changedTimes } from './compare-series';
import { counted, finding } from './findings';

const done = {
  drop: 'left out',
  carry: 'given the value before',
  clip: 'clipped',
  shift: 'moved in time',
} as const;

/**
 * A warning where a file would replace bars that remedies change: a remedy was decided on for the old values, and goes on holding for the
 * new ones. Null where that is not so.
 *
 * @param remedies what holds of the series
 */
export function remediedFinding(
  stored: SeriesData,
  read: SeriesData,
  remedies: readonly Remedy[],
): Finding | null {
  const onBars = remedies.filter(changesBars);
  if (onBars.length === 0) return null;
  const kinds = new Set<keyof typeof done>();
  let count = 0;
  for (const time of changedTimes(stored, read)) {
    const its = onBars.filter(({ from, to }) => time >= from && time <= to);
    if (its.length > 0) count++;
    for (const { kind } of its) kinds.add(kind);
  }
  if (count === 0) return null;
  const how = [...kinds].map((kind) => done[kind]).join(', ');
  const message = `${counted(count, 'bar')} that the file has otherwise ${count === 1 ? 'is' : 'are'} remedied on the quality page (${how}). Where you replace what differs, the remedies go on holding for the new values: if those are right, undo the remedies there.`;
  return finding('remedied-bars', 'warning', count, { message });
}
