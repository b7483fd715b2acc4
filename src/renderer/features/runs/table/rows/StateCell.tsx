import { Progress } from '@mantine/core';
import type { RunTableRow } from '@shared/run-table';
import type { JobStatus } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatDuration, formatPercent } from '../../../../ui/format';
import { StateBadge } from '../../../../ui/StateBadge';
import styles from './rows.module.css';

interface Props {
  readonly row: Extract<RunTableRow, { kind: 'run' }>;
  readonly job: JobStatus | undefined;
  /** Why it failed or was interrupted. */
  readonly problem: string | null;
}

/** The run's state; while it runs, how far it is. */
export function StateCell({ row, job, problem }: Props): ReactNode {
  if (row.state === 'running' && job !== undefined) {
    const left = job.secondsLeft === null ? '' : `, about ${formatDuration(job.secondsLeft)} left`;
    return (
      <span className={styles.progress} title={`${job.phase}${left}`}>
        <Progress
          className={styles.progressBar}
          value={job.fraction * 100}
          size={6}
          aria-label={`Progress of ${row.name}`}
        />
        {formatPercent(job.fraction, 0)}
      </span>
    );
  }
  return (
    <span title={problem ?? undefined}>
      <StateBadge state={row.state} />
    </span>
  );
}
