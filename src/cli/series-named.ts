import type { Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import type { SeriesSummary } from '@shared/series';

/** The series of a name. @throws AppError `notFound` with the names that there are. */
export function seriesNamed({ series }: Services, name: string): SeriesSummary {
  const list = series.list();
  const found = list.find((one) => one.name === name);
  if (found) return found;
  throw new AppError(
    'notFound',
    `There is no series "${name}" in this workspace. It has ${list.length === 0 ? 'none' : list.map((one) => `"${one.name}"`).join(', ')}.`,
  );
}
