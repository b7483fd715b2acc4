import { firstUseOf } from '@core/dataset/first-use';
import { AppError } from '@shared/errors';
import type { FirstUse } from '@shared/experiments';
import { experimentSpec } from '@shared/spec';
import { findSeriesByName } from '../storage/series';
import type { SeriesCache } from './series-cache';

/** When a value of the first auxiliary series of these data is seen. What is wrong with the data is said by the check of the spec. */
export function findFirstUse(
  cache: SeriesCache,
  { data: input }: { readonly data: unknown },
): FirstUse | null {
  const parsed = experimentSpec.shape.data.safeParse(input);
  const auxiliary = parsed.data?.auxiliary[0];
  if (!parsed.success || auxiliary === undefined) return null;
  const main = findSeriesByName(cache.db, parsed.data.series);
  const other = findSeriesByName(cache.db, auxiliary.series);
  if (main === null || other === null) return null;
  const { data, ...rest } = cache.source(main.id);
  if (data.kind !== 'bars') return null;
  try {
    return firstUseOf(parsed.data, { ...rest, data }, auxiliary, cache.source(other.id));
  } catch (error) {
    if (error instanceof AppError && error.kind === 'invalid') return null;
    throw error;
  }
}
