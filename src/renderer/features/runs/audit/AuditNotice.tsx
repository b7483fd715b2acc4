import type { RunDetail } from '@shared/runs';
import { IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRunAudit } from '../../../api/queries';
import { formatCount } from '../../../ui/format';
import styles from '../run-page.module.css';

/** On the other pages of a run that leaks: its figures are not to be read without it. */
export function AuditNotice({ run }: { readonly run: RunDetail }): ReactNode {
  const report = useRunAudit(run.id).data;
  const failed = report?.findings.filter(({ verdict }) => verdict === 'fail') ?? [];
  if (failed.length === 0) return null;
  return (
    <div className={styles.notice} data-kind="error" role="alert" data-testid="audit-notice">
      <IconCircleX size={16} aria-hidden />
      <p data-selectable>
        Its audit found {formatCount(failed.length, 'leak')}:{' '}
        {failed.map(({ evidence }) => leakOf(evidence)).join(', ')}. Do not believe the figures before the
        page Audit says that all is well.
      </p>
    </div>
  );
}

/** What a leak is called: evidence begins with it. */
function leakOf(evidence: string): string {
  return evidence.slice(0, evidence.indexOf(':')).toLowerCase();
}
