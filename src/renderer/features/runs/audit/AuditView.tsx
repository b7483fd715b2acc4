import { Skeleton } from '@mantine/core';
import type { AuditReport } from '@shared/audit';
import type { RunDetail } from '@shared/runs';
import { IconZoomCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useJobs, useRunAudit } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { formatDuration, formatMoment } from '../../../ui/format';
import { QueryView } from '../../../ui/QueryView';
import { AuditButton, AuditProgress } from './AuditButton';
import { AuditTable } from './AuditTable';
import styles from './audit.module.css';
import { countsText, verdictSentences } from './verdicts';

/** Whether anything leaks into the figures of a run: what was looked at, what was found, and what to do. */
export function AuditView({ run }: { readonly run: RunDetail }): ReactNode {
  const query = useRunAudit(run.id);
  const job = useJobs().data?.find(({ kind, runId }) => kind === 'audit' && runId === run.id);
  return (
    <QueryView query={query} skeleton={<Skeleton h={480} />}>
      {(report) => {
        if (report === null && job === undefined) return <NotYet run={run} />;
        return (
          <div
            className={styles.view}
            data-testid="audit"
            data-state={job === undefined ? 'done' : 'running'}
          >
            <div className={styles.head}>
              {report === null ? <Waiting /> : <Verdict report={report} />}
              {job === undefined ? <AuditButton run={run} isAgain /> : <AuditProgress job={job} />}
            </div>
            {report !== null && <AuditTable findings={report.findings} />}
            {report !== null && <Made report={report} />}
          </div>
        );
      }}
    </QueryView>
  );
}

function NotYet({ run }: { readonly run: RunDetail }): ReactNode {
  return (
    <EmptyState
      icon={IconZoomCheck}
      title="This run was not audited yet"
      action={<AuditButton run={run} />}
      testId="audit-empty"
    >
      The auditor computes features again without later data, trains on shuffled labels, and compares splits,
      scaler and thresholds with what they may know. It takes about as long as training one model.
    </EmptyState>
  );
}

function Waiting(): ReactNode {
  return (
    <p className={styles.verdict}>
      Looking for leaks <span className={styles.counts}>The run stays as it is.</span>
    </p>
  );
}

function Verdict({ report }: { readonly report: AuditReport }): ReactNode {
  return (
    <p className={styles.verdict} data-verdict={report.verdict} data-testid="audit-verdict" data-selectable>
      {verdictSentences[report.verdict]} <span className={styles.counts}>{countsText(report.findings)}</span>
    </p>
  );
}

function Made({ report }: { readonly report: AuditReport }): ReactNode {
  const { madeAt, seconds, appVersion, featureHash, device } = report;
  return (
    <p className="ls-quiet" data-selectable data-testid="audit-made">
      Made {formatMoment(madeAt)} in {formatDuration(seconds)} by Longshort {appVersion} (code{' '}
      {featureHash.slice(0, 8)}) on {device}. An audit finds what it looks for: passing it is no proof that
      there is no leak.
    </p>
  );
}
