import { Tooltip } from '@mantine/core';
import { type RunMetrics, type SplitMetrics, type SplitName, splitNames } from '@shared/runs';
import { Fragment, type ReactNode } from 'react';
import { MetricFigure } from './MetricFigure';
import type { Metric } from './metric';
import { bestIndex, formatOf, isOfLogs } from './metrics';
import styles from './result.module.css';
import { SeededValue } from './SeededValue';
import { splitTitles } from './SplitSelect';
import { seededFigure, seedsOf } from './seeded';

interface PairTableProps<Source> {
  readonly title: string;
  readonly subtitle: string;
  /** Of the run's column and the baseline's. */
  readonly names: readonly [string, string];
  readonly metrics: readonly Metric<Source>[];
  readonly run: RunMetrics;
  /** What the figures of a split are read from, the run's and the baseline's; null where the split has no such thing. */
  readonly pairOf: (split: SplitMetrics) => readonly [Source | null, Source | null];
  /** Of the paths of such figures: `trading.`. */
  readonly prefix: string;
  /** The split the charts show; its columns are tinted. */
  readonly selected: SplitName;
  /** Begins the test ids of the baseline's figures; those of the run begin with `metricId`, `metric` unless told. */
  readonly baselineId: string;
  readonly metricId?: string;
}

/**
 * One row a metric; for each split the run's figure and its baseline's, the better of the two in bold. Of several seeds the run's is their
 * mean and deviation, and that of their ensemble stands between.
 */
export function PairTable<Source>(props: PairTableProps<Source>): ReactNode {
  const { title, subtitle, names, metrics, run, selected } = props;
  const isSeeded = seedsOf(run.test) >= 2;
  const [own, baseline] = names;
  const columns = isSeeded ? ['Mean ± s.d.', 'Ensemble', baseline] : [own, baseline];
  return (
    <section className={styles.block}>
      <h2 className={styles.title}>
        {title} <span className="ls-quiet">{subtitle}; the better in bold</span>
      </h2>
      <table className={styles.metrics} data-seeded={isSeeded || undefined}>
        <thead>
          <tr>
            <td />
            {splitNames.map((split) => (
              <th
                key={split}
                colSpan={columns.length}
                scope="colgroup"
                data-selected={split === selected || undefined}
              >
                {splitTitles[split]}
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {splitNames.flatMap((split) =>
              columns.map((name) => (
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
              {splitNames.map((split) => (
                <Fragment key={split}>
                  <PairCells {...props} metric={metric} split={split} isSeeded={isSeeded} />
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellsProps<Source> extends PairTableProps<Source> {
  readonly metric: Metric<Source>;
  readonly split: SplitName;
  readonly isSeeded: boolean;
}

function PairCells<Source>(props: CellsProps<Source>): ReactNode {
  const { metric, split, run, pairOf, prefix, selected, isSeeded, metricId = 'metric', baselineId } = props;
  const part = run[split];
  const [own, baseline] = pairOf(part).map((source) => source && metric.read(source));
  const figure = seededFigure(part, `${prefix}${metric.id}`, own ?? null);
  const best = bestIndex([figure.value, baseline ?? null], metric.better);
  const isLog = isOfLogs(part);
  const plain = { ...metric, format: formatOf(metric, isLog) };
  const look = { 'data-selected': split === selected || undefined };
  return (
    <>
      <td {...look} data-best={best === 0 || undefined}>
        <SeededValue
          metric={metric}
          figure={figure}
          isLog={isLog}
          testId={`${metricId}-${split}-${metric.id}`}
        />
      </td>
      {isSeeded && (
        <td {...look}>
          <MetricFigure metric={plain} value={figure.ensemble} testId={`ensemble-${split}-${metric.id}`} />
        </td>
      )}
      <td {...look} data-best={best === 1 || undefined} data-baseline>
        <MetricFigure metric={plain} value={baseline} testId={`${baselineId}-${split}-${metric.id}`} />
      </td>
    </>
  );
}
