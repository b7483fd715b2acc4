import { ActionIcon, Progress } from '@mantine/core';
import type { JobStatus } from '@shared/runs';
import { IconPlayerPauseFilled, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { formatDuration, formatPercent } from '../../ui/format';
import { NameText } from '../../ui/NameText';
import classes from './jobs.module.css';
import { useCancelJob } from './use-cancel-job';

/** One running job: name, phase, progress, time left, and the way to stop it, or to pause a sweep. */
export function JobIndicator({ job }: { readonly job: JobStatus }) {
  const { cancel, isCancelling } = useCancelJob(job);
  const page = pageOf(job);
  const isSweep = job.kind === 'sweep';
  const epochs = job.epoch === null || job.epochs === null ? '' : `, epoch ${job.epoch} of ${job.epochs}`;
  return (
    <span className={classes.job} data-testid="job-progress" data-job={job.id}>
      {page === null ? (
        <span className={classes.title} title={job.title}>
          <NameText name={job.title} />
        </span>
      ) : (
        <Link href={page} className={classes.title} title={job.title}>
          <NameText name={job.title} />
        </Link>
      )}
      <span>{isCancelling ? 'cancelling' : `${job.phase}${epochs}`}</span>
      <Progress
        value={job.fraction * 100}
        w={96}
        size={5}
        aria-label={`Progress of ${job.title}`}
        transitionDuration={150}
      />
      <span className={classes.percent}>{formatPercent(job.fraction, 0)}</span>
      <span className={classes.left}>
        {job.secondsLeft === null ? '' : `${formatDuration(job.secondsLeft)} left`}
      </span>
      <ActionIcon
        size={18}
        onClick={cancel}
        disabled={isCancelling}
        aria-label={`${isSweep ? 'Pause' : 'Cancel'} ${job.title}`}
        data-testid="job-cancel"
      >
        {isSweep ? <IconPlayerPauseFilled size={12} /> : <IconX size={13} />}
      </ActionIcon>
    </span>
  );
}

function pageOf({ runId, sweepId }: JobStatus): string | null {
  if (sweepId !== null) return `/sweeps/${sweepId}`;
  return runId === null ? null : `/runs/${runId}`;
}
