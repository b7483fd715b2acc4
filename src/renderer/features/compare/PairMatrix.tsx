import { SegmentedControl, Skeleton } from '@mantine/core';
import type { ComparisonReport } from '@shared/comparing';
import type { RunSummary, SplitName } from '@shared/runs';
import { type ReactNode, useMemo, useState } from 'react';
import { useCourses } from '../../api/queries';
import { ErrorState } from '../../ui/ErrorState';
import { formatCount, formatNumber, formatPercent, NOT_AVAILABLE } from '../../ui/format';
import { NameText } from '../../ui/NameText';
import { SplitSelect } from '../runs/SplitSelect';
import styles from './compare.module.css';
import matrix from './matrix.module.css';
import { RunMark } from './RunMark';

const measures = {
  correlation: {
    label: 'Returns',
    help: 'correlation of the accounts’ returns, bar by bar',
    format: (value: number | null) => formatNumber(value, 2),
  },
  positionOverlap: {
    label: 'Positions',
    help: 'of the bars on which either holds a position, the share on which both hold the same side',
    format: (value: number | null) => formatPercent(value, 0),
  },
  tradeOverlap: {
    label: 'Trades',
    help: 'of all trades of both, the share entered at the same time on the same side',
    format: (value: number | null) => formatPercent(value, 0),
  },
} as const;
type Measure = keyof typeof measures;

/** What every two runs have in common: a table, since it is read as figures, tinted by their size. */
export function PairMatrix({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [split, setSplit] = useState<SplitName>('test');
  const [measure, setMeasure] = useState<Measure>('correlation');
  const ids = useMemo(() => runs.map(({ id }) => id), [runs]);
  const query = useCourses({ ids, split, rollingBars: 63 });
  return (
    <section className={styles.block} data-testid="compare-pairs">
      <div className={styles.head}>
        <h2 className={styles.title}>
          In common <span className="ls-quiet">{measures[measure].help}</span>
        </h2>
        <SegmentedControl
          aria-label="What is in common"
          value={measure}
          data={Object.entries(measures).map(([value, { label }]) => ({ value: value as Measure, label }))}
          onChange={setMeasure}
        />
        <SplitSelect value={split} onChange={setSplit} />
      </div>
      {query.error !== null && <ErrorState error={query.error} />}
      {query.data === undefined && query.error === null && <Skeleton h={140} />}
      {query.data !== undefined && query.data.runs.length === runs.length && (
        <div className={styles.scroll}>
          <Matrix runs={runs} report={query.data} measure={measure} />
        </div>
      )}
    </section>
  );
}

interface MatrixProps {
  readonly runs: readonly RunSummary[];
  readonly report: ComparisonReport;
  readonly measure: Measure;
}

function Matrix({ runs, report, measure }: MatrixProps): ReactNode {
  const { format } = measures[measure];
  return (
    <table className={matrix.matrix} data-testid="compare-matrix">
      <thead>
        <tr>
          <td className={`${matrix.head} ${matrix.name}`} />
          {runs.map((run, place) => (
            <th key={run.id} scope="col" className={matrix.head} title={run.name}>
              <RunMark run={run} /> {place + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run, row) => (
          <tr key={run.id}>
            <th scope="row" className={matrix.name} title={run.name}>
              <span className={matrix.run}>
                <RunMark run={run} /> <span className="ls-quiet">{row + 1}</span>
                <NameText name={run.name} />
              </span>
            </th>
            {runs.map((other, column) => {
              const value = report[measure][row]?.[column] ?? null;
              const bars = report.commonBars[row]?.[column] ?? 0;
              return (
                <td
                  key={other.id}
                  className={row === column ? matrix.own : undefined}
                  style={row === column ? undefined : { background: tintOf(value) }}
                  title={`${run.name} and ${other.name}: ${formatCount(bars, 'bar')} in common`}
                >
                  {row === column ? '' : value === null ? NOT_AVAILABLE : format(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What goes together is tinted by how much, what goes apart in the other colour; the figures stay readable in both themes. */
function tintOf(value: number | null): string | undefined {
  if (value === null) return undefined;
  const color = value < 0 ? 'var(--ls-down)' : 'var(--ls-accent-text)';
  return `color-mix(in srgb, ${color} ${Math.round(Math.abs(value) * 42)}%, transparent)`;
}
