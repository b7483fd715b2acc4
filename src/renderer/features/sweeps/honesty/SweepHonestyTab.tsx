import type { SweepHonesty } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { useSweepHonesty } from '../../../api/queries';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import styles from '../../runs/honesty/honesty.module.css';
import { OverfittingPanel } from '../../runs/honesty/OverfittingPanel';
import { usePacedEnded } from '../model/use-paced-ended';
import { useSweepView } from '../model/use-sweep-view';
import { HonestyTiles } from './HonestyTiles';

/** Whether the Sharpe ratio of the best trial is more than the best of so many tries at luck. */
export function SweepHonestyTab(): ReactNode {
  const { sweep } = useSweepView();
  const query = useSweepHonesty(sweep.id, usePacedEnded());
  return (
    <QueryView query={query} skeleton={<LineSkeleton lines={8} />}>
      {(report) => <Loaded report={report} />}
    </QueryView>
  );
}

function Loaded({ report }: { readonly report: SweepHonesty }): ReactNode {
  return (
    <div className={styles.view} data-testid="sweep-honesty" data-trials={report.trials}>
      <p className={styles.verdict} data-selectable data-testid="sweep-verdict">
        {report.verdict}
      </p>
      <HonestyTiles report={report} />
      <p className={styles.reason}>
        All of this is of validation rows, which the search went by. Test rows were not read: take the trial
        into a run to see them, once.
      </p>
      <OverfittingPanel report={report.overfitting} />
    </div>
  );
}
