import { ActionIcon, Switch, Tooltip } from '@mantine/core';
import type { Comparison, RunSummary, SplitMetrics, SplitName } from '@shared/runs';
import { IconStarFilled, IconX } from '@tabler/icons-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useComparison } from '../../api/queries';
import { NOT_AVAILABLE } from '../../ui/format';
import { navigate } from '../../ui/location';
import { HonestyRows } from '../runs/honesty/HonestyRows';
import type { Format } from '../runs/metric';
import { bestIndex, formatOf, hasMetric, isOfLogs, type SplitMetric, splitMetrics } from '../runs/metrics';
import { NoSuchFigure, SeededValue } from '../runs/SeededValue';
import { SplitSelect } from '../runs/SplitSelect';
import { type SeededFigure, seededFigure, seededTitle, seedsOf } from '../runs/seeded';
import { baselineHelp, baselinesOf } from './baselines';
import styles from './compare.module.css';
import { comparePath } from './compare-store';
import { RunTitle } from './RunTitle';
import { isSameQuestion } from './same-question';

/** Every figure of every run, the best of each row marked; on request the difference to the first run. */
export function MetricComparison({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [split, setSplit] = useState<SplitName>('test');
  const [isDifference, setDifference] = useState(false);
  const baselines = useMemo(() => baselinesOf(runs, split), [runs, split]);
  const ids = useMemo(() => runs.map(({ id }) => id), [runs]);
  const { data: comparison } = useComparison(ids);
  const parts = runs.map(({ metrics }) => (metrics === null ? null : metrics[split]));
  const hasAny = (metric: SplitMetric): boolean =>
    metric.of === 'direction' || parts.some((part) => part !== null && metric.read(part) !== null);
  return (
    <section className={styles.block} data-testid="compare-metrics">
      <div className={styles.head}>
        <h2 className={styles.title}>
          Metrics{' '}
          <span className="ls-quiet">
            after costs unless gross; mean ± s.d. over the seeds; the best of a row marked, of forecasts where
            labels agree
          </span>
        </h2>
        <Switch
          label="Difference to the first run"
          checked={isDifference}
          onChange={(event) => setDifference(event.currentTarget.checked)}
          data-testid="compare-difference"
        />
        <SplitSelect value={split} onChange={setSplit} />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <RunHead runs={runs} baselines={baselines.map(({ name }) => name)} />
          <tbody>
            {splitMetrics.filter(hasAny).map((metric) => (
              <Fragment key={metric.id}>
                <MetricRow
                  metric={metric}
                  parts={parts}
                  baselines={baselines.map(({ metrics }) => metrics)}
                  runs={runs}
                  comparison={comparison}
                  isDifference={isDifference}
                />
                {metric.id === 'sharpe' && split === 'test' && (
                  <HonestyRows runs={runs} columnsAfter={baselines.length} />
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  readonly metric: SplitMetric;
  /** Null of a run without a result. */
  readonly parts: readonly (SplitMetrics | null)[];
  readonly baselines: readonly SplitMetrics[];
  readonly runs: readonly RunSummary[];
  readonly comparison: Comparison | undefined;
  readonly isDifference: boolean;
}

function MetricRow({ metric, parts, baselines, runs, comparison, isDifference }: RowProps): ReactNode {
  const figures = parts.map((part) =>
    part === null || !hasMetric(part, metric) ? null : figureOf(part, metric),
  );
  const values = figures.map((figure) => figure?.value ?? null);
  const judged = values.flatMap((value, place) => (value === null ? [] : [place]));
  const isRanked = isSameQuestion(metric.path, comparison, judged);
  const bestAt = isRanked ? bestIndex(values, metric.better) : null;
  const best = bestAt === null ? undefined : values[bestAt];
  // Errors of other labels may be in other units.
  const first = isRanked || metric.of !== 'forecast' ? (values[0] ?? null) : null;
  const isAligned = parts.some((part) => part !== null && seedsOf(part) >= 2);
  return (
    <tr data-testid={`compare-row-${metric.id}`}>
      <th scope="row">
        <Tooltip label={metric.help} multiline maw={320} position="top-start">
          <span>{metric.label}</span>
        </Tooltip>
      </th>
      {[...values.entries()].map(([index, value]) => (
        <td key={runs[index]?.id} data-best={best === value || undefined}>
          {best === value && <IconStarFilled size={9} className={styles.star} aria-label="Best" />}
          <Value
            metric={metric}
            part={parts[index] ?? null}
            isAligned={isAligned}
            first={isDifference && index > 0 ? first : undefined}
          />
        </td>
      ))}
      {[...baselines.entries()].map(([index, part]) => (
        <td key={index} data-baseline data-testid={`compare-baseline-${metric.id}`}>
          <Value metric={metric} part={part} isAligned={isAligned} first={isDifference ? first : undefined} />
        </td>
      ))}
    </tr>
  );
}

interface ValueProps {
  readonly metric: SplitMetric;
  readonly part: SplitMetrics | null;
  /** Whether others in the table have a deviation. */
  readonly isAligned: boolean;
  /** Where the difference is asked for: the figure of the first run. */
  readonly first: number | null | undefined;
}

function Value({ metric, part, isAligned, first }: ValueProps): ReactNode {
  if (part !== null && !hasMetric(part, metric)) {
    return <NoSuchFigure isAligned={isAligned} />;
  }
  if (part === null) return NOT_AVAILABLE;
  const figure = figureOf(part, metric);
  const isLog = isOfLogs(part);
  if (first === undefined)
    return <SeededValue metric={metric} figure={figure} isLog={isLog} isAligned={isAligned} />;
  const format = formatOf(metric, isLog);
  return (
    <span title={seededTitle(figure, format) ?? format(figure.value)}>
      {difference(format, figure.value, first)}
    </span>
  );
}

const figureOf = (part: SplitMetrics, metric: SplitMetric): SeededFigure =>
  seededFigure(part, metric.path, metric.read(part));

/** The distance to the first run, with its sign and in the metric's own unit: that of two percentages in points. */
function difference(format: Format, value: number | null, first: number | null): string {
  if (value === null || first === null) return NOT_AVAILABLE;
  const text = format(value - first).replace(/%$/, ' pp');
  return value > first ? `+${text}` : text;
}

interface HeadProps {
  readonly runs: readonly RunSummary[];
  /** Names of the columns after those of the runs. */
  readonly baselines?: readonly string[];
}

/** Names of the runs over their columns; each can be taken out. */
export function RunHead({ runs, baselines = [] }: HeadProps): ReactNode {
  const ids = runs.map((run) => run.id);
  return (
    <thead>
      <tr>
        <td />
        {runs.map((run) => (
          <th key={run.id} scope="col" data-text={run.name}>
            <span className={styles.runHead}>
              <RunTitle run={run} />
              <ActionIcon
                size={18}
                aria-label={`Take ${run.name} out of the comparison`}
                onClick={() => navigate(comparePath(ids.filter((id) => id !== run.id)), { replace: true })}
              >
                <IconX size={12} />
              </ActionIcon>
            </span>
          </th>
        ))}
        {[...baselines.entries()].map(([index, name]) => (
          <th key={index} scope="col" data-baseline>
            <Tooltip label={baselineHelp} multiline maw={320}>
              <span className={styles.baselineName}>{name}</span>
            </Tooltip>
          </th>
        ))}
      </tr>
    </thead>
  );
}
