import type { SourceSeries } from '@core/dataset/experiment-data';
import type { AuxiliarySpec } from '@shared/spec';
import { sampleBars } from '../features/sample-bars';

export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** How `vix` is joined, where nothing else is said: a daily series stamped at its start, without a lag. */
export function auxiliaryOf(changes: Partial<AuxiliarySpec> = {}): AuxiliarySpec {
  return { name: 'vix', series: 'VIX', stamped: 'start', lag: 0, lagUnit: 'days', ...changes };
}

export function scalarOf(
  time: readonly number[],
  value: readonly number[] = time.map((_, i) => i + 1),
  intervalMs = day,
): SourceSeries {
  return {
    data: { kind: 'scalar', time: Float64Array.from(time), value: Float64Array.from(value) },
    intervalMs,
    actions: [],
  };
}

/** Sample bars at these times. */
export function barsAt(time: readonly number[], seed = 1) {
  return { ...sampleBars(time.length, seed), time: Float64Array.from(time) };
}
