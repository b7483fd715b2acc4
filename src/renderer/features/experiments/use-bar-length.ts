import { barIntervalMs, barIntervals } from '@shared/spec';
import { z } from 'zod';
import { useSpecEditor } from './editor-context';
import { getAt } from './json';
import { useMainSeries } from './use-main-series';

const barInterval = z.enum(barIntervals);

/** Milliseconds from one bar of the draft to the next, as resampled; 0 where there is no series. */
export function useBarLength(): number {
  const { value } = useSpecEditor();
  const series = useMainSeries();
  const length = barInterval.exclude(['series']).safeParse(getAt(value, 'data.interval'));
  return length.success ? barIntervalMs[length.data] : (series?.intervalMs ?? 0);
}
