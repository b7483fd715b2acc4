import { assertNever } from '@shared/errors';
import type { Finding, ImportPreview, ImportReport } from '@shared/series';
import {
  IconAlertTriangle,
  IconChevronRight,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from '@tabler/icons-react';
import { formatCount } from '../../../ui/format';
import classes from './import.module.css';

type Severity = Finding['severity'];

const severities: readonly Severity[] = ['error', 'warning', 'note'];

interface FindingsProps {
  readonly report: ImportReport;
  /** What examples are found by. */
  readonly place: ImportPreview['place'];
  readonly isStale: boolean;
}

/** What was found in the file, the worst first, with examples by line. */
export function Findings({ report, place, isStale }: FindingsProps) {
  const inOrder = severities.flatMap((severity) =>
    report.findings.filter((finding) => finding.severity === severity),
  );
  return (
    <section
      className={classes.findings}
      data-stale={isStale}
      aria-label="Findings"
      data-testid="import-findings"
    >
      {inOrder.map((finding) => (
        <FindingRow key={finding.kind} finding={finding} place={place} />
      ))}
      {inOrder.length === 0 && (
        <div className={classes.finding} data-severity="clean">
          <div className={classes.summary}>
            <IconCircleCheck size={16} aria-hidden />
            <span>Nothing wrong was found in {formatCount(report.rows, 'row')}.</span>
          </div>
        </div>
      )}
    </section>
  );
}

interface FindingRowProps {
  readonly finding: Finding;
  readonly place: ImportPreview['place'];
}

function FindingRow({ finding, place }: FindingRowProps) {
  const { severity, kind, message, examples, count } = finding;
  if (examples.length === 0) {
    return (
      <div className={classes.finding} data-severity={severity} data-kind={kind}>
        <div className={classes.summary}>
          <SeverityIcon severity={severity} />
          <span data-selectable>{message}</span>
        </div>
      </div>
    );
  }
  return (
    <details
      className={classes.finding}
      data-severity={severity}
      data-kind={kind}
      open={severity === 'error'}
    >
      <summary className={classes.summary}>
        <SeverityIcon severity={severity} />
        <span data-selectable>{message}</span>
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
      </summary>
      <ul data-selectable>
        {examples.map((example) => (
          <li key={`${example.line}:${example.column}:${example.reason}`}>
            <b>
              {place === 'line' ? 'Line' : 'Row'} {example.line}
            </b>
            {example.column !== null && `, ${example.column}`}: {example.reason}
          </li>
        ))}
        {count > examples.length && (
          <li className="ls-quiet">and {formatCount(count - examples.length, 'more', 'more')}</li>
        )}
      </ul>
    </details>
  );
}

function SeverityIcon({ severity }: { readonly severity: Severity }) {
  switch (severity) {
    case 'error':
      return <IconCircleX size={16} role="img" aria-label="Error" />;
    case 'warning':
      return <IconAlertTriangle size={16} role="img" aria-label="Warning" />;
    case 'note':
      return <IconInfoCircle size={16} role="img" aria-label="Note" />;
    default:
      return assertNever(severity);
  }
}
