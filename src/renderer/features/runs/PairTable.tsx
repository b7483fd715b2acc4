import { Tooltip } from '@mantine/core';
import { type SplitName, splitNames } from '@shared/runs';
import type { ReactNode } from 'react';
import { MetricFigure } from './MetricFigure';
import { bestIndex, type Metric } from './metrics';
import styles from './result.module.css';
import { splitTitles } from './SplitSelect';

interface PairTableProps<Source> {
  readonly title: string;
  readonly subtitle: string;
  /** Of the run's column and the baseline's. */
  readonly names: readonly [string, string];
  readonly metrics: readonly Metric<Source>[];
  /** Null where the split has no such thing. */
  readonly pairOf: (split: SplitName) => readonly [Source | null, Source | null];
  /** The split the charts show; its columns are tinted. */
  readonly selected: SplitName;
  /** Begins the test ids of the baseline's figures; those of the run begin with `metricId`, `metric` unless told. */
  readonly baselineId: string;
  readonly metricId?: string;
}

/** One row a metric; for each split the run's figure and its baseline's, the better of the two in bold. */
export function PairTable<Source>(props: PairTableProps<Source>): ReactNode {
  const { title, subtitle, names, metrics, pairOf, selected, baselineId, metricId = 'metric' } = props;
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
                const values = pairOf(split).map((source) => source && metric.read(source));
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
                      testId={`${index === 0 ? metricId : baselineId}-${split}-${metric.id}`}
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
