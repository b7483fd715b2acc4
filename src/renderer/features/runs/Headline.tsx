import { Tooltip } from '@mantine/core';
import type { SplitMetrics } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import type { ReactNode } from 'react';
import { classificationMetrics } from './classification-metrics';
import { forecastFigures, movementFigures } from './label-metrics';
import { labelWords } from './label-words';
import { MetricFigure } from './MetricFigure';
import type { Metric } from './metric';
import { formatOf, isOfLogs } from './metrics';
import styles from './result.module.css';
import { intervalText, seededFigure, seededTitle, seedsOf } from './seeded';
import tiles from './tiles.module.css';
import { tradingMetrics } from './trading-metrics';

interface Props {
  readonly metrics: SplitMetrics;
  readonly label: LabelKind;
  /** Stands with the Sharpe ratio. */
  readonly sharpeNote?: ReactNode;
}

/** The figures one looks for first, each with its spread and what doing nothing clever would have given. */
export function Headline({ metrics, label, sharpeNote }: Props): ReactNode {
  // Nothing is traded on a forecast of volatility.
  const trading =
    label === 'volatility'
      ? []
      : pick(tradingMetrics, ['sharpe', 'totalReturn', 'maxDrawdown', 'trades', 'exposure']);
  return (
    <div className={`${tiles.tiles} ${styles.headline}`} data-testid="headline" data-seeds={seedsOf(metrics)}>
      {trading.map((metric) => (
        <Tile
          key={metric.id}
          metric={metric}
          part={metrics}
          prefix="trading."
          own={metrics.trading}
          baselineName="buy and hold"
          baseline={metrics.buyAndHold}
          note={metric.id === 'sharpe' && sharpeNote}
        />
      ))}
      <LabelTiles metrics={metrics} label={label} />
    </div>
  );
}

/** Two figures of what the label asked for; of volatility all there is. */
function LabelTiles({ metrics, label }: Props): ReactNode {
  const { movement, forecast, alwaysUp } = metrics;
  if (movement !== null) {
    return pick(movementFigures, ['balancedAccuracy', 'logLoss']).map((metric) => (
      <Tile
        key={metric.id}
        metric={metric}
        part={metrics}
        prefix="movement."
        own={movement}
        baselineName={`always ${movement.mostFrequent.class}`}
        baseline={movement.mostFrequent}
      />
    ));
  }
  if (forecast !== null) {
    return pick(
      forecastFigures,
      label === 'volatility' ? ['rmse', 'mae', 'r2', 'r2VsLag', 'qlike'] : ['r2VsZero', 'rmse'],
    ).map((metric) => (
      <Tile
        key={metric.id}
        metric={metric}
        part={metrics}
        prefix="forecast."
        own={forecast}
        baselineName="naive"
        baseline={forecast.naive}
      />
    ));
  }
  return pick(classificationMetrics, ['accuracy', 'logLoss']).map((metric) => (
    <Tile
      key={metric.id}
      metric={metric}
      part={metrics}
      prefix=""
      own={metrics}
      baselineName={labelWords(label).always}
      baseline={alwaysUp}
    />
  ));
}

interface TileProps<Source> {
  readonly metric: Metric<Source>;
  readonly part: SplitMetrics;
  /** Of the paths of such figures. */
  readonly prefix: string;
  readonly own: Source;
  readonly baselineName: string;
  readonly baseline: Source;
  readonly note?: ReactNode;
}

function Tile<Source>(props: TileProps<Source>): ReactNode {
  const { metric, part, prefix, own, baselineName, baseline, note } = props;
  const figure = seededFigure(part, `${prefix}${metric.id}`, metric.read(own));
  const format = formatOf(metric, isOfLogs(part));
  return (
    <div className={tiles.tile}>
      <Tooltip label={metric.help} multiline maw={320}>
        <span className={tiles.label}>{metric.label}</span>
      </Tooltip>
      <span className={tiles.value} title={seededTitle(figure, format)}>
        <MetricFigure metric={{ ...metric, format }} value={figure.value} testId={`headline-${metric.id}`} />
        {figure.sd !== null && <small data-testid={`headline-${metric.id}-sd`}> ± {format(figure.sd)}</small>}
      </span>
      <span className={`${tiles.more} ${styles.more}`}>
        {figure.spread !== null && <span>ensemble {format(figure.ensemble)}</span>}
        {figure.interval !== null && <span>95% {intervalText(figure.interval, format)}</span>}
        {metric.better !== null && (
          <span>
            {baselineName} {format(metric.read(baseline))}
          </span>
        )}
        {note}
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
