import { AppError } from '@shared/errors';
import type { Remedy } from '@shared/quality';
import { type SeriesData, timesOf } from '../series-data';
import { applyRemedies, changesBars } from './remedies';

/** A series needs a few bars to be one. */
const fewestBars = 2;

/**
 * Makes sure that a remedy, on top of those there are, does what it says.
 *
 * @throws AppError `invalid` where it names no bar, would leave next to none, or would move bars onto or past others.
 */
export function tryRemedy(raw: SeriesData, others: readonly Remedy[], remedy: Remedy): void {
  if (!changesBars(remedy)) return;
  const time = timesOf(raw);
  if (!time.some((at) => at >= remedy.from && at <= remedy.to))
    throw new AppError(
      'invalid',
      'The remedy names bars that the series does not have. Check the series again.',
    );
  const before = applyRemedies(raw, others);
  const after = applyRemedies(raw, [...others, remedy]);
  const left = timesOf(after.data).length;
  if (left < fewestBars)
    throw new AppError(
      'invalid',
      `This would leave ${left === 0 ? 'no bar' : 'one bar'} of the series. Remove the series instead.`,
    );
  if (remedy.kind !== 'shift') return;
  const lost = timesOf(before.data).length - left;
  if (lost > 0 || !isAscending(after.rawIndex))
    throw new AppError(
      'invalid',
      `Moved by ${remedy.hours} hours these bars would come onto or past others of the series. Drop those first, or import the file again with the right time zone.`,
    );
}

function isAscending(indexes: Int32Array | null): boolean {
  return indexes === null || indexes.every((index, i) => i === 0 || indexes[i - 1]! < index);
}
