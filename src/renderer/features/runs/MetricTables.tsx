import { type RunMetrics, type SplitName, splitNames } from '@shared/runs';
import type { ReactNode } from 'react';
import { forecastFigures, movementFigures } from './label-metrics';
import { classificationMetrics, tradingMetrics } from './metrics';
import { PairTable } from './PairTable';

interface Props {
  readonly metrics: RunMetrics;
  readonly selected: SplitName;
}

interface DirectionProps extends Props {
  /** Where the label is another, the direction is what its P(up) says. */
  readonly isLabel: boolean;
}

export function ClassificationTable({ metrics, selected, isLabel }: DirectionProps): ReactNode {
  return (
    <PairTable
      title={isLabel ? 'Prediction' : 'Direction'}
      subtitle={`${isLabel ? '' : 'whether the close rose, by P(up), '}against always saying up`}
      names={['Model', 'Always up']}
      metrics={classificationMetrics}
      pairOf={(split) => [metrics[split], metrics[split].alwaysUp]}
      selected={selected}
      baselineId="always-up"
    />
  );
}

export function TradingTable({ metrics, selected }: Props): ReactNode {
  return (
    <PairTable
      title="Trading"
      subtitle="against buy and hold, after costs except where it says gross"
      names={['Strategy', 'Buy & hold']}
      metrics={tradingMetrics}
      pairOf={(split) => [metrics[split].trading, metrics[split].buyAndHold]}
      selected={selected}
      baselineId="buy-and-hold"
    />
  );
}

/** Of the label movement; nothing for others. */
export function MovementTable({ metrics, selected }: Props): ReactNode {
  const most = metrics[selected].movement?.mostFrequent.class;
  return (
    <PairTable
      title="Movement"
      subtitle={`against always saying ${most}, the most frequent in training`}
      names={['Model', `Always ${most}`]}
      metrics={movementFigures}
      pairOf={(split) => [metrics[split].movement, metrics[split].movement?.mostFrequent ?? null]}
      selected={selected}
      metricId="movement"
      baselineId="most-frequent"
    />
  );
}

/** Of the label return; what its loss does not give is left out. */
export function ForecastTable({ metrics, selected }: Props): ReactNode {
  const given = forecastFigures.filter((metric) =>
    splitNames.some((split) => {
      const { forecast } = metrics[split];
      return forecast !== null && metric.read(forecast) !== null;
    }),
  );
  return (
    <PairTable
      title="Forecast"
      subtitle="against always forecasting what the training rows did"
      names={['Model', 'Naive']}
      metrics={given}
      pairOf={(split) => [metrics[split].forecast, metrics[split].forecast?.naive ?? null]}
      selected={selected}
      metricId="forecast"
      baselineId="naive"
    />
  );
}
