import type { AuditFinding, AuditReport } from '@shared/audit';

const words = { pass: 'pass', warning: 'WARNING', fail: 'FAIL', notRun: 'not run' } as const;

/** The report of an audit for a terminal, one paragraph a check. */
export function auditText(runId: number, { verdict, findings, ...made }: AuditReport): string {
  const day = new Date(made.madeAt).toISOString().slice(0, 16).replace('T', ' ');
  return [
    `Audit of run ${runId}: ${summary[verdict]}`,
    '',
    ...findings.map(paragraph),
    '',
    `Made ${day} UTC in ${made.seconds.toFixed(1)} s by Longshort ${made.appVersion} on ${made.device}.`,
  ].join('\n');
}

const summary = {
  pass: 'no leak found',
  warning: 'no leak found, but something to look at',
  fail: 'leaks found',
} as const;

function paragraph({ verdict, title, evidence, remedy }: AuditFinding): string {
  const head = `${words[verdict].padEnd(8)} ${title}`;
  const lines = [head, `         ${evidence}`];
  return [...lines, ...(remedy === null ? [] : [`         What to do: ${remedy}`])].join('\n');
}
