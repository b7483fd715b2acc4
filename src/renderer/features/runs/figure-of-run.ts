import type { RunSummary } from '@shared/runs';
import { hasMetric, type SplitMetric } from './metrics';
import { type SeededFigure, seededFigure } from './seeded';

/** Null of a run without a result, and where its label has no such figure. */
export function figureOfRun(
  { metrics }: RunSummary,
  split: 'test' | 'validation',
  metric: SplitMetric,
): SeededFigure | null {
  const part = metrics?.[split];
  if (part === undefined || !hasMetric(part, metric)) return null;
  return seededFigure(part, metric.path, metric.read(part));
}
