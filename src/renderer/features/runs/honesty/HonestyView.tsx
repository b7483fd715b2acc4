import { Skeleton } from '@mantine/core';
import type { HonestyReport } from '@shared/honesty';
import type { RunDetail } from '@shared/runs';
import type { ReactNode } from 'react';
import { useHonesty } from '../../../api/queries';
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
      {(report) => <Loaded run={run} report={report} />}
    </QueryView>
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
