import type { HonestyReport, Trial } from '@shared/honesty';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRunsThere } from '../../../api/queries';
import { formatCount, formatDate, formatMoment, formatRatio } from '../../../ui/format';
import styles from './honesty.module.css';
import { kindTitles, whyNotCounted } from './honesty-words';

/** All that is on record of this data and period, the newest first. */
export function LedgerTable({ report }: { readonly report: HonestyReport }): ReactNode {
  const { ledger, recorded, trials, runId } = report;
  const ids = [...new Set(ledger.flatMap((line) => line.runId ?? []))];
  const known = new Set(useRunsThere(ids).data ?? []);
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>
        Trial ledger{' '}
        <span className="ls-quiet">
          same series or same data, test overlapping with {formatDate(report.firstTime)} to{' '}
          {formatDate(report.lastTime)}; {formatCount(trials, 'line')} of {recorded} count
          {ledger.length < recorded && `, the newest ${ledger.length} shown`}
        </span>
      </h2>
      <table className={`${styles.table} ${styles.ledger}`} data-testid="ledger">
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">What</th>
            <th scope="col">Of</th>
            <th scope="col">Tested from</th>
            <th scope="col">to</th>
            <th scope="col">Sharpe</th>
            <th scope="col">Counts</th>
          </tr>
        </thead>
        <tbody>
          {ledger.map((line) => (
            <Line
              key={line.id}
              line={line}
              isOwn={line.runId === runId}
              isThere={known.has(line.runId ?? -1)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly line: Trial;
  readonly isOwn: boolean;
  /** Whether its run can be looked at. */
  readonly isThere: boolean;
}

function Line({ line, isOwn, isThere }: LineProps): ReactNode {
  return (
    <tr data-testid="ledger-line" data-counts={line.counts} data-own={isOwn || undefined}>
      <td>{formatMoment(line.madeAt)}</td>
      <td>{kindTitles[line.kind]}</td>
      <td className={styles.of} title={line.title}>
        {isThere && !isOwn ? <Link href={`/runs/${line.runId}`}>{line.title}</Link> : line.title}
      </td>
      <td>{formatDate(line.firstTime)}</td>
      <td>{formatDate(line.lastTime)}</td>
      <td>{formatRatio(line.sharpe)}</td>
      <td title={line.counts ? undefined : whyNotCounted[line.kind]}>{line.counts ? 'yes' : 'no'}</td>
    </tr>
  );
}
