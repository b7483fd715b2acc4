import type { AuditFinding, AuditReport } from '@shared/audit';
import { AppError } from '@shared/errors';
import type { AuditCheck, AuditSubject, AuditTools, Finding } from './check';
import { notRun } from './check';
import { checks } from './registry';

/** All findings, in the order of `auditChecks`, and the worst of them. */
export async function auditRun(
  subject: AuditSubject,
  tools: AuditTools,
): Promise<Pick<AuditReport, 'verdict' | 'findings'>> {
  const findings: AuditFinding[] = [];
  for (const [place, check] of checks.entries()) {
    await tools.begin?.(check.title, place, checks.length);
    findings.push({ key: check.key, title: check.title, ...(await find(check, subject, tools)) });
  }
  return { verdict: worstOf(findings), findings };
}

/** Data that has changed since may not carry what one check asks of it; the others go on. */
async function find(check: AuditCheck, subject: AuditSubject, tools: AuditTools): Promise<Finding> {
  try {
    return await check.find(subject, tools);
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'invalid')) throw error;
    return notRun(`It could not be looked at: ${error.message}`);
  }
}

export function worstOf(findings: readonly Pick<AuditFinding, 'verdict'>[]): AuditReport['verdict'] {
  const has = (verdict: AuditFinding['verdict']) => findings.some((finding) => finding.verdict === verdict);
  if (has('fail')) return 'fail';
  return has('warning') ? 'warning' : 'pass';
}
