import type { SplitMetrics } from '@shared/runs';
import { classificationMetrics } from './classification-metrics';
import { informationMetrics } from './information-metrics';
import { forecastFigures, movementFigures } from './label-metrics';
import type { Format, Metric } from './metric';
import { tradingMetrics } from './trading-metrics';

/** A figure of a split, which some kinds of label do not have. */
export interface SplitMetric extends Metric<SplitMetrics> {
  readonly of: 'direction' | 'movement' | 'forecast' | 'information';
  /** Where it stands among the figures over seeds and their intervals. */
  readonly path: string;
}

/** Volatility is forecast by its logarithm, which is what QLIKE is known of alone. */
export const isOfLogs = ({ forecast }: SplitMetrics): boolean => forecast !== null && forecast.qlike !== null;

/** A forecast of volatility says nothing of up and down, and nothing is traded on it. */
export function hasMetric(split: SplitMetrics, { of, isOfReturns = false }: SplitMetric): boolean {
  return (
    (of === 'direction' || split[of] !== null) && !((of === 'direction' || isOfReturns) && isOfLogs(split))
  );
}

export function formatOf(metric: Pick<Metric<never>, 'format' | 'formatOfLogs'>, isLog: boolean): Format {
  return isLog ? (metric.formatOfLogs ?? metric.format) : metric.format;
}

/** Every figure of a split, trading first: what the tables of runs and the comparison offer. */
export const splitMetrics: readonly SplitMetric[] = [
  ...tradingMetrics.map((metric) => ({
    ...metric,
    read: (split: SplitMetrics) => metric.read(split.trading),
    of: 'direction' as const,
    path: `trading.${metric.id}`,
  })),
  ...classificationMetrics.map((metric) => ({ ...metric, of: 'direction' as const, path: metric.id })),
  ...movementFigures.map((metric) => within('movement', metric, ({ movement }) => movement)),
  ...forecastFigures.map((metric) => within('forecast', metric, ({ forecast }) => forecast)),
  ...informationMetrics.map((metric) => within('information', metric, ({ information }) => information)),
];

/** The metric that stands at a path. */
export const metricAt = (path: string): SplitMetric | undefined =>
  splitMetrics.find((metric) => metric.path === path);

function within<Source>(
  of: Exclude<SplitMetric['of'], 'direction'>,
  metric: Metric<Source>,
  partOf: (split: SplitMetrics) => Source | null,
): SplitMetric {
  const path = `${of}.${metric.id}`;
  const read = (split: SplitMetrics): number | null => {
    const part = partOf(split);
    return part === null ? null : metric.read(part);
  };
  return { ...metric, id: path, path, of, read };
}

/** Index of the best of several values, or null where fewer than two can be ranked or all are equal. */
export function bestIndex(
  values: readonly (number | null)[],
  better: 'higher' | 'lower' | null,
): number | null {
  const ranked = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (better === null || ranked.length < 2) return null;
  const best = better === 'higher' ? Math.max(...ranked) : Math.min(...ranked);
  return ranked.every((value) => value === best) ? null : values.indexOf(best);
}
