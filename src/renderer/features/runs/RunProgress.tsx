import { Progress, Tooltip } from '@mantine/core';
import type { JobStatus, RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatDuration, formatPercent } from '../../ui/format';
import { StateBadge } from '../../ui/StateBadge';
import styles from './runs-table.module.css';

interface Props {
  readonly run: RunSummary;
  readonly job: JobStatus | undefined;
}

/** The run's state; while it runs, how far it is. */
export function RunProgress({ run, job }: Props): ReactNode {
  if (run.state === 'running' && job !== undefined) {
    const left = job.secondsLeft === null ? '' : `, about ${formatDuration(job.secondsLeft)} left`;
    return (
      <Tooltip label={`${job.phase}${left}`}>
        <span className={styles.progress}>
          <Progress
            className={styles.progressBar}
            value={job.fraction * 100}
            size={6}
            aria-label={`Progress of ${run.name}`}
          />
          {formatPercent(job.fraction, 0)}
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={run.problem} disabled={run.problem === null} multiline maw={360}>
      <span>
        <StateBadge state={run.state} />
      </span>
    </Tooltip>
  );
}
