import type { SeriesSummary } from '@shared/series';
import { useSpecEditor } from './editor-context';
import { getAt } from './json';

/** The series that the draft trades; undefined where it names none that is there. */
export function useMainSeries(): SeriesSummary | undefined {
  const { value, series } = useSpecEditor();
  const name = getAt(value, 'data.series');
  return series.find((one) => one.name === name);
}
