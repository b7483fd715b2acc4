import { Tooltip } from '@mantine/core';
import { type RunMetrics, type SplitName, splitNames } from '@shared/runs';
import type { ReactNode } from 'react';
import { MetricFigure } from './MetricFigure';
import { bestIndex, classificationMetrics, type Metric, tradingMetrics } from './metrics';
import styles from './result.module.css';
import { splitTitles } from './SplitSelect';

interface Props {
  readonly metrics: RunMetrics;
  /** The split the charts show; its columns are tinted. */
  readonly selected: SplitName;
}

export function ClassificationTable({ metrics, selected }: Props): ReactNode {
  return (
    <PairTable
      title="Prediction"
      subtitle="against always saying up"
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

interface PairTableProps<Source> {
  readonly title: string;
  readonly subtitle: string;
  /** Of the run's column and the baseline's. */
  readonly names: readonly [string, string];
  readonly metrics: readonly Metric<Source>[];
  readonly pairOf: (split: SplitName) => readonly [Source, Source];
  readonly selected: SplitName;
  readonly baselineId: string;
}

/** One row a metric; for each split the run's figure and its baseline's, the better of the two in bold. */
function PairTable<Source>(props: PairTableProps<Source>): ReactNode {
  const { title, subtitle, names, metrics, pairOf, selected, baselineId } = props;
  return (
    <section className={styles.block}>
      <h2 className={styles.title}>
        {title} <span className="ls-quiet">{subtitle}; the better in bold</span>
      </h2>
      <table className={styles.metrics}>
        <thead>
          <tr>
            <td />
            {splitNames.map((split) => (
              <th key={split} colSpan={2} scope="colgroup" data-selected={split === selected || undefined}>
                {splitTitles[split]}
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {splitNames.flatMap((split) =>
              names.map((name) => (
                <th key={`${split} ${name}`} scope="col" data-selected={split === selected || undefined}>
                  {name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.id}>
              <th scope="row">
                <Tooltip label={metric.help} multiline maw={320} position="top-start">
                  <span>{metric.label}</span>
                </Tooltip>
              </th>
              {splitNames.flatMap((split) => {
                const values = pairOf(split).map(metric.read);
                const best = bestIndex(values, metric.better);
                return [...values.entries()].map(([index, value]) => (
                  <td
                    key={`${split}-${index}`}
                    data-selected={split === selected || undefined}
                    data-best={best === index || undefined}
                    data-baseline={index === 1 || undefined}
                  >
                    <MetricFigure
                      metric={metric}
                      value={value}
                      testId={
                        index === 0 ? `metric-${split}-${metric.id}` : `${baselineId}-${split}-${metric.id}`
                      }
                    />
                  </td>
                ));
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
