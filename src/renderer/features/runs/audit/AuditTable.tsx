import type { AuditFinding, AuditVerdict } from '@shared/audit';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './audit.module.css';
import { gravestFirst, verdictWords } from './verdicts';

/** One row a check, the gravest first. */
export function AuditTable({ findings }: { readonly findings: readonly AuditFinding[] }): ReactNode {
  return (
    <table className={styles.table} aria-label="Checks of the audit" data-testid="audit-table">
      <thead>
        <tr>
          <th scope="col">Verdict</th>
          <th scope="col">Check</th>
          <th scope="col">Evidence</th>
        </tr>
      </thead>
      <tbody>
        {gravestFirst(findings).map(({ key, title, verdict, evidence, remedy }) => (
          <tr key={key} data-verdict={verdict} data-testid={`audit-${key}`}>
            <td>
              <Verdict verdict={verdict} />
            </td>
            <th scope="row">{title}</th>
            <td data-selectable>
              <p>{evidence}</p>
              {remedy !== null && (
                <p className={styles.remedy}>
                  <strong>What to do</strong> {remedy}
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const icons = {
  pass: IconCircleCheck,
  warning: IconAlertTriangle,
  fail: IconCircleX,
  notRun: IconMinus,
} as const;

function Verdict({ verdict }: { readonly verdict: AuditVerdict }): ReactNode {
  const Icon = icons[verdict];
  return (
    <span className={styles.mark}>
      <Icon size={14} aria-hidden />
      {verdictWords[verdict]}
    </span>
  );
}
