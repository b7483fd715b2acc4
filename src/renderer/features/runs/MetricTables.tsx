import { type RunMetrics, type SplitName, splitNames } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import type { ReactNode } from 'react';
import { classificationMetrics } from './classification-metrics';
import { informationMetrics } from './information-metrics';
import { forecastFigures, movementFigures } from './label-metrics';
import { classTitle, forecastTitle, labelWords } from './label-words';
import { PairTable } from './PairTable';
import { tradingMetrics } from './trading-metrics';

interface Props {
  readonly metrics: RunMetrics;
  readonly selected: SplitName;
  readonly label: LabelKind;
}

interface DirectionProps extends Props {
  /** Where the label is another, the direction is what its P(up) says. */
  readonly isLabel: boolean;
}

export function ClassificationTable({ metrics, selected, label, isLabel }: DirectionProps): ReactNode {
  const { always, probability } = labelWords(label);
  return (
    <PairTable
      title={isLabel ? 'Prediction' : 'Direction'}
      subtitle={`${isLabel ? '' : `whether the close rose, by ${probability}, `}against saying ${always}`}
      names={['Model', capital(always)]}
      metrics={classificationMetrics}
      run={metrics}
      pairOf={(part) => [part, part.alwaysUp]}
      prefix=""
      selected={selected}
      baselineId="always-up"
    />
  );
}

export function TradingTable({ metrics, selected }: Omit<Props, 'label'>): ReactNode {
  return (
    <PairTable
      title="Trading"
      subtitle="against buy and hold, after costs except where it says gross"
      names={['Strategy', 'Buy & hold']}
      metrics={tradingMetrics}
      run={metrics}
      pairOf={(part) => [part.trading, part.buyAndHold]}
      prefix="trading."
      selected={selected}
      baselineId="buy-and-hold"
    />
  );
}

/** Of a label of three classes; nothing for others. */
export function MovementTable({ metrics, selected, label }: Props): ReactNode {
  const most = metrics[selected].movement?.mostFrequent.class;
  return (
    <PairTable
      title={classTitle(label)}
      subtitle={`against always saying ${most}, the most frequent in training`}
      names={['Model', `Always ${most}`]}
      metrics={movementFigures}
      run={metrics}
      pairOf={({ movement }) => [movement, movement?.mostFrequent ?? null]}
      prefix="movement."
      selected={selected}
      metricId="movement"
      baselineId="most-frequent"
    />
  );
}

/** Of a label that is a number; what its loss does not give is left out. */
export function ForecastTable({ metrics, selected, label }: Props): ReactNode {
  const given = forecastFigures.filter((metric) =>
    splitNames.some((split) => {
      const { forecast } = metrics[split];
      return (
        forecast !== null && metric.read(forecast) !== null && !(metric.isOfReturns && label === 'volatility')
      );
    }),
  );
  return (
    <PairTable
      title={forecastTitle(label)}
      subtitle="against always forecasting what the training rows did"
      names={['Model', 'Naive']}
      metrics={given}
      run={metrics}
      pairOf={({ forecast }) => [forecast, forecast?.naive ?? null]}
      prefix="forecast."
      selected={selected}
      metricId="forecast"
      baselineId="naive"
    />
  );
}

/** Nobody's to compare with: what orders nothing has 0. */
export function InformationTable({ metrics, selected, label }: Props): ReactNode {
  return (
    <PairTable
      title="Information"
      subtitle={`correlation of what was said with the ${label === 'volatility' ? 'volatility' : 'return'} over the horizon, against none`}
      names={['Model', 'Chance']}
      metrics={informationMetrics}
      run={metrics}
      pairOf={({ information }) => [information, information && { ic: 0, rankIc: 0, icir: 0 }]}
      prefix="information."
      selected={selected}
      metricId="information"
      baselineId="chance"
    />
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
