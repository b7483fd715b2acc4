import { Pagination } from '@mantine/core';
import type { FoldReport } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { formatDate, formatNumber, formatPeriod } from '../../../ui/format';
import { isOfLogs, type SplitMetric } from '../metrics';
import { SeededValue } from '../SeededValue';
import { figureOfSpread, seededFigure } from '../seeded';
import styles from './folds.module.css';
import { keyMetrics } from './key-metrics';

interface Props {
  readonly run: RunDetail;
  readonly folds: readonly FoldReport[];
}

/** Rows of a page: thousands at once, as of daily retraining, take seconds to make. */
const pageSize = 250;

/** A row a fold, and below several what their test rows give together. */
export function FoldTable({ run, folds }: Props): ReactNode {
  const [page, setPage] = useState(1);
  const pages = Math.ceil(folds.length / pageSize);
  const shown = folds.slice((page - 1) * pageSize, page * pageSize);
  const metrics = keyMetrics(run.spec.label.kind, folds);
  const test = run.metrics?.test;
  const isLog = test !== undefined && isOfLogs(test);
  const hasEmbargo = folds.some(({ embargoed }) => embargoed > 0);
  const columns = {
    '--columns': `32px repeat(3, 208px) ${hasEmbargo ? 76 : 56}px repeat(${metrics.length}, minmax(116px, 1fr))`,
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.folds} style={columns as CSSProperties} data-testid="fold-table">
        <thead>
          <tr>
            <th scope="col">Fold</th>
            <th scope="col" className={styles.part}>
              Training rows
            </th>
            <th scope="col" className={styles.part}>
              Validation rows
            </th>
            <th scope="col" className={styles.part}>
              Test rows
            </th>
            <th
              scope="col"
              title="Rows purged because they read what test or validation rows read; after the plus those embargoed because they follow the test too closely"
            >
              {hasEmbargo ? 'Left out' : 'Purged'}
            </th>
            {metrics.map((metric) => (
              <th key={metric.id} scope="col" title={metric.help}>
                {metric.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((fold) => (
            <FoldRow key={fold.fold} fold={fold} metrics={metrics} isLog={isLog} hasEmbargo={hasEmbargo} />
          ))}
        </tbody>
        {test !== undefined && folds.length > 1 && (
          <tfoot>
            <tr data-testid="fold-all">
              <th scope="row" className={styles.all}>
                All, put together
              </th>
              <td>
                <Stretch rows={test.rows} firstTime={test.firstTime} lastTime={test.lastTime} />
              </td>
              <td />
              {metrics.map((metric) => (
                <td key={metric.id}>
                  <SeededValue
                    metric={metric}
                    figure={seededFigure(test, metric.path, metric.read(test))}
                    isLog={isLog}
                  />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {pages > 1 && (
        <Pagination
          className={styles.pages}
          size="sm"
          total={pages}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': `${control} page of folds` })}
          getItemProps={(one) => ({ 'aria-label': `page ${one} of the folds` })}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly fold: FoldReport;
  readonly metrics: readonly SplitMetric[];
  readonly isLog: boolean;
  readonly hasEmbargo: boolean;
}

function FoldRow({ fold, metrics, isLog, hasEmbargo }: RowProps): ReactNode {
  return (
    <tr data-testid={`fold-${fold.fold}`} data-flawed={fold.flaw !== null || undefined}>
      <th scope="row">{fold.fold + 1}</th>
      <td>
        <Stretch {...fold.train} />
      </td>
      <td>
        <Stretch {...fold.validation} />
      </td>
      <td>
        <Stretch {...fold.test} />
      </td>
      <td>
        {formatNumber(fold.purged)}
        {hasEmbargo && ` + ${formatNumber(fold.embargoed)}`}
      </td>
      {fold.flaw !== null ? (
        <td className={styles.flaw} style={{ gridColumn: `${hasEmbargo ? 7 : 6} / -1` }}>
          {fold.flaw}
        </td>
      ) : (
        metrics.map((metric) => (
          <td key={metric.id}>
            <SeededValue
              metric={metric}
              figure={figureOfSpread(fold.figures[metric.path])}
              isLog={isLog}
              testId={`fold-${fold.fold}-${metric.id}`}
            />
          </td>
        ))
      )}
    </tr>
  );
}

type StretchProps = FoldReport['train'];

function Stretch({ rows, firstTime, lastTime }: StretchProps): ReactNode {
  return (
    <span className={styles.stretch}>
      <span className={styles.period}>{periodOf(firstTime, lastTime)}</span>
      <span>{formatNumber(rows)}</span>
    </span>
  );
}

const DAY_MS = 86_400_000;

/** In days, or in minutes where it is within one. */
function periodOf(first: number | null, last: number | null): string {
  if (first === null || last === null) return '';
  const isOneDay = formatDate(first) === formatDate(last) && first !== last;
  return formatPeriod(first, last, isOneDay ? 60_000 : DAY_MS);
}
