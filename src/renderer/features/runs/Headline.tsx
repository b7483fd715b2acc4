import { Tooltip } from '@mantine/core';
import type { SplitMetrics } from '@shared/runs';
import type { ReactNode } from 'react';
import { MetricFigure } from './MetricFigure';
import { classificationMetrics, type Metric, tradingMetrics } from './metrics';
import styles from './result.module.css';

/** The figures one looks for first, each with what doing nothing clever would have given. */
export function Headline({ metrics }: { readonly metrics: SplitMetrics }): ReactNode {
  return (
    <div className={styles.headline} data-testid="headline">
      {pick(tradingMetrics, ['sharpe', 'totalReturn', 'maxDrawdown', 'trades', 'exposure']).map((metric) => (
        <Tile
          key={metric.id}
          metric={metric}
          value={metric.read(metrics.trading)}
          baseline={
            metric.better === null ? null : { label: 'buy and hold', value: metric.read(metrics.buyAndHold) }
          }
        />
      ))}
      {pick(classificationMetrics, ['accuracy', 'logLoss']).map((metric) => (
        <Tile
          key={metric.id}
          metric={metric}
          value={metric.read(metrics)}
          baseline={{ label: 'always up', value: metric.read(metrics.alwaysUp) }}
        />
      ))}
    </div>
  );
}

interface TileProps {
  readonly metric: Pick<Metric<never>, 'id' | 'label' | 'help' | 'format' | 'whenUndefined'>;
  readonly value: number | null;
  readonly baseline: { readonly label: string; readonly value: number | null } | null;
}

function Tile({ metric, value, baseline }: TileProps): ReactNode {
  return (
    <div className={styles.tile}>
      <Tooltip label={metric.help} multiline maw={320}>
        <span className={styles.tileLabel}>{metric.label}</span>
      </Tooltip>
      <span className={styles.tileValue}>
        <MetricFigure metric={metric} value={value} testId={`headline-${metric.id}`} />
      </span>
      <span className={styles.tileBaseline}>
        {baseline !== null && (
          <>
            {baseline.label} {metric.format(baseline.value)}
          </>
        )}
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
