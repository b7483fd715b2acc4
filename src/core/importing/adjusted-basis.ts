import type { Finding } from '@shared/series';
import type { StoredBars } from '../bars';
import { dateOfDay, dayMs } from '../calendars/days';
import type { SeriesData } from '../series-data';
import { counted, finding } from './findings';

/** Below this a share of the price is the rounding of a file, and no dividend. */
const rounding = 1e-4;

/**
 * A warning where most bars that a series and a file share have another adjusted close in the file: every dividend and split since
 * changes all of those before it, so that bars of both together hold a return that nobody had. Null where that is not so.
 */
export function adjustedBasisFinding(stored: SeriesData, read: SeriesData): Finding | null {
  if (stored.kind !== 'bars' || read.kind !== 'bars') return null;
  const { shared, changed } = sharedBars(stored.bars, read.bars);
  if (changed === 0 || 2 * changed <= shared) return null;
  const first = stored.bars.time[0]!;
  const reachesBack = read.bars.time[0]! <= first;
  const date = dateOfDay(Math.floor(first / dayMs));
  const file = reachesBack
    ? ''
    : `, and take a file that reaches back to the first bar of the series, ${date}`;
  const message = `The adjusted close of ${counted(changed, 'bar')} that the series has is another in the file, as after a dividend or a split. Replace what differs${file}: else adjusted returns leap where the two meet.`;
  return finding('adjusted-basis', 'warning', changed, { message });
}

/** Bars of both, and those of them whose adjusted close is another share of an equal close. */
function sharedBars(a: StoredBars, b: StoredBars): { readonly shared: number; readonly changed: number } {
  if (a.adjustedClose === null || b.adjustedClose === null) return { shared: 0, changed: 0 };
  let [shared, changed, j] = [0, 0, 0];
  for (let i = 0; i < a.time.length; i++) {
    while (b.time[j]! < a.time[i]!) j++;
    if (b.time[j] !== a.time[i]) continue;
    shared++;
    const was = a.adjustedClose[i]! / a.close[i]!;
    if (Math.abs(b.adjustedClose[j]! / b.close[j]! - was) > rounding * was) changed++;
  }
  return { shared, changed };
}
