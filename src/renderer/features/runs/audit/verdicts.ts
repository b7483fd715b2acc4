import type { AuditFinding, AuditReport, AuditVerdict } from '@shared/audit';

export const verdictWords: Readonly<Record<AuditVerdict, string>> = {
  pass: 'Pass',
  warning: 'Warning',
  fail: 'Fail',
  notRun: 'Not run',
};

export const verdictSentences: Readonly<Record<AuditReport['verdict'], string>> = {
  pass: 'No leak found.',
  warning: 'No leak found, but something to look at.',
  fail: 'Leaks found: do not believe the figures of this run.',
};

const order: readonly AuditVerdict[] = ['fail', 'warning', 'pass', 'notRun'];

/** What failed comes first, what did not apply last; else as the report has them. */
export function gravestFirst(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  return order.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
}

/** `2 fail, 12 pass, 2 not run`. */
export function countsText(findings: readonly AuditFinding[]): string {
  return order
    .flatMap((verdict) => {
      const count = findings.filter((finding) => finding.verdict === verdict).length;
      return count === 0 ? [] : [`${count} ${verdictWords[verdict].toLowerCase()}`];
    })
    .join(', ');
}
