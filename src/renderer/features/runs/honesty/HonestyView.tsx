import { Skeleton } from '@mantine/core';
import type { HonestyReport } from '@shared/honesty';
import type { RunDetail } from '@shared/runs';
import type { ReactNode } from 'react';
import { useHonesty } from '../../../api/queries';
import { formatCount } from '../../../ui/format';
import { QueryView } from '../../../ui/QueryView';
import { HonestyFigures } from './HonestyFigures';
import styles from './honesty.module.css';
import { LedgerTable } from './LedgerTable';
import { OverfittingPanel } from './OverfittingPanel';
import { ThresholdPanel } from './ThresholdPanel';

/** Whether the Sharpe ratio of a run on its test rows can be believed, after all that was tried on them. */
export function HonestyView({ run }: { readonly run: RunDetail }): ReactNode {
  const query = useHonesty(run.id);
  return (
    <QueryView query={query} skeleton={<Skeleton h={640} />}>
      {(report) =>
        run.spec.label.kind === 'volatility' ? (
          <NoAccount report={report} />
        ) : (
          <Loaded run={run} report={report} />
        )
      }
    </QueryView>
  );
}

/** Of a forecast of volatility, on which nothing is traded: only how often the period was looked at. */
function NoAccount({ report }: { readonly report: HonestyReport }): ReactNode {
  return (
    <div className={styles.view} data-testid="honesty" data-trials={report.trials}>
      <p className={styles.verdict} data-selectable data-testid="honesty-verdict">
        Nothing is traded on a forecast of volatility, so there is no Sharpe ratio to judge.{' '}
        {formatCount(report.trials, 'trial')} on this period.
      </p>
      <LedgerTable report={report} />
    </div>
  );
}

function Loaded({ run, report }: { readonly run: RunDetail; readonly report: HonestyReport }): ReactNode {
  return (
    <div className={styles.view} data-testid="honesty" data-trials={report.trials}>
      <p className={styles.verdict} data-selectable data-testid="honesty-verdict">
        {report.verdict}
      </p>
      <HonestyFigures report={report} isEnsemble={run.seeds > 1} />
      <div className={styles.columns}>
        <OverfittingPanel report={report.overfitting} />
        <ThresholdPanel run={run} />
      </div>
      <LedgerTable report={report} />
    </div>
  );
}
