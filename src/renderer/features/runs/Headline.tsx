import { Tooltip } from '@mantine/core';
import type { SplitMetrics } from '@shared/runs';
import type { ReactNode } from 'react';
import { forecastFigures, movementFigures } from './label-metrics';
import { MetricFigure } from './MetricFigure';
import { classificationMetrics, type Metric, tradingMetrics } from './metrics';
import styles from './result.module.css';

/** The figures one looks for first, each with what doing nothing clever would have given. */
export function Headline({ metrics }: { readonly metrics: SplitMetrics }): ReactNode {
  return (
    <div className={styles.headline} data-testid="headline">
      {pick(tradingMetrics, ['sharpe', 'totalReturn', 'maxDrawdown', 'trades', 'exposure']).map((metric) =>
        tile(metric, metrics.trading, 'buy and hold', metrics.buyAndHold),
      )}
      {labelTiles(metrics)}
    </div>
  );
}

/** Two figures of what the label asked for. */
function labelTiles(metrics: SplitMetrics): readonly ReactNode[] {
  const { movement, forecast, alwaysUp } = metrics;
  if (movement !== null) {
    return pick(movementFigures, ['balancedAccuracy', 'logLoss']).map((metric) =>
      tile(metric, movement, `always ${movement.mostFrequent.class}`, movement.mostFrequent),
    );
  }
  if (forecast !== null) {
    return pick(forecastFigures, ['r2VsZero', 'rmse']).map((metric) =>
      tile(metric, forecast, 'naive', forecast.naive),
    );
  }
  return pick(classificationMetrics, ['accuracy', 'logLoss']).map((metric) =>
    tile(metric, metrics, 'always up', alwaysUp),
  );
}

function tile<Source>(
  metric: Metric<Source>,
  own: Source,
  baselineLabel: string,
  baseline: Source,
): ReactNode {
  return (
    <div key={metric.id} className={styles.tile}>
      <Tooltip label={metric.help} multiline maw={320}>
        <span className={styles.tileLabel}>{metric.label}</span>
      </Tooltip>
      <span className={styles.tileValue}>
        <MetricFigure metric={metric} value={metric.read(own)} testId={`headline-${metric.id}`} />
      </span>
      <span className={styles.tileBaseline}>
        {metric.better !== null && `${baselineLabel} ${metric.format(metric.read(baseline))}`}
      </span>
    </div>
  );
}

function pick<M extends { readonly id: string }>(
  metrics: readonly M[],
  ids: readonly string[],
): readonly M[] {
  return ids.flatMap((id) => metrics.filter((metric) => metric.id === id));
}
