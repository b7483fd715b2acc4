import { Button, Progress } from '@mantine/core';
import type { JobStatus, RunDetail } from '@shared/runs';
import { IconZoomCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall } from '../../../api/mutations';
import { formatPercent } from '../../../ui/format';
import { useCancelJob } from '../../jobs/use-cancel-job';
import styles from './audit.module.css';

interface Props {
  readonly run: RunDetail;
  /** There is a report already, which a new one takes the place of. */
  readonly isAgain?: boolean;
}

export function AuditButton({ run, isAgain = false }: Props): ReactNode {
  const audit = useCall('runs.audit');
  return (
    <Button
      variant={isAgain ? 'default' : 'filled'}
      leftSection={<IconZoomCheck size={14} />}
      loading={audit.isPending}
      onClick={() => audit.mutate({ id: run.id })}
      data-testid="start-audit"
    >
      {isAgain ? 'Audit again' : 'Audit for leaks'}
    </Button>
  );
}

/** What is being looked at, how far that is, and the way out. */
export function AuditProgress({ job }: { readonly job: JobStatus }): ReactNode {
  const { cancel, isCancelling } = useCancelJob(job);
  const { phase, fraction, epoch, epochs } = job;
  return (
    <div className={styles.underWay} data-testid="audit-progress">
      <span className={styles.phase}>
        {phase}
        {epoch !== null && <span className="ls-quiet">{`, epoch ${epoch} of ${epochs}`}</span>}
      </span>
      <Progress value={fraction * 100} size={6} aria-label="Progress of the audit" />
      <span className="ls-quiet">{formatPercent(fraction, 0)}</span>
      <Button
        variant="default"
        size="compact-sm"
        loading={isCancelling}
        onClick={cancel}
        data-testid="cancel-audit"
      >
        Cancel
      </Button>
    </div>
  );
}
