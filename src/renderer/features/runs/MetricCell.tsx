import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { hasMetric, isOfLogs, type SplitMetric } from './metrics';
import { NoSuchFigure, SeededValue } from './SeededValue';
import { type SeededFigure, seededFigure } from './seeded';

interface MetricCellProps {
  readonly run: RunSummary;
  readonly split: 'test' | 'validation';
  readonly metric: SplitMetric;
  /** Whether others in its column have a deviation. */
  readonly isAligned: boolean;
}

/** The figure of a run in its table; a dash where it has none. */
export function MetricCell({ run, split, metric, isAligned }: MetricCellProps): ReactNode {
  const figure = figureOfRun(run, split, metric);
  if (figure !== null && run.metrics !== null)
    return (
      <SeededValue
        metric={metric}
        figure={figure}
        isLog={isOfLogs(run.metrics[split])}
        isAligned={isAligned}
      />
    );
  return <NoSuchFigure isAligned={isAligned} isPending={run.metrics === null} />;
}

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
