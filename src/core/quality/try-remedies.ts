import { AppError } from '@shared/errors';
import type { Remedy } from '@shared/quality';
import { type SeriesData, timesOf } from '../series-data';
import { firstAtOrAfter } from './inputs';
import { applyRemedies, changesBars, type Remedied } from './remedies';

/** A series needs a few bars to be one. */
const fewestBars = 2;

/**
 * Makes sure that remedies, on top of those there are, do what they say.
 *
 * @throws AppError `invalid` where one names no bar, or where together they would leave next to none, or would move bars onto
 * or past others.
 */
export function tryRemedies(raw: SeriesData, others: readonly Remedy[], remedies: readonly Remedy[]): void {
  const onBars = remedies.filter(changesBars);
  if (onBars.length === 0) return;
  const time = timesOf(raw);
  for (const { from, to } of onBars) {
    if (!(time[firstAtOrAfter(time, from)]! <= to))
      throw new AppError(
        'invalid',
        'The remedy names bars that the series does not have. Check the series again.',
      );
  }
  const after = applyRemedies(raw, [...others, ...onBars]);
  const left = timesOf(after.data).length;
  if (left < fewestBars)
    throw new AppError(
      'invalid',
      `This would leave ${left === 0 ? 'no bar' : 'one bar'} of the series. Remove the series instead.`,
    );
  if (onBars.some(({ kind }) => kind === 'shift') && isWorse(applyRemedies(raw, others), after))
    throw new AppError(
      'invalid',
      'Moved so, these bars would come onto or past others of the series. Drop those first, or import the file again with the right time zone.',
    );
}

/** Whether bars were lost or changed places that were not before. */
function isWorse(before: Remedied, after: Remedied): boolean {
  return after.lost > before.lost || (isAscending(before.rawIndex) && !isAscending(after.rawIndex));
}

function isAscending(indexes: Int32Array | null): boolean {
  return indexes === null || indexes.every((index, i) => i === 0 || indexes[i - 1]! < index);
}
