import { assertNever } from '@shared/errors';
import type { JobState, RunDetail } from '@shared/runs';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './run-page.module.css';

/** Why a run has no result and what to do; then what to know before believing the result it has. */
export function RunNotices({ run }: { readonly run: RunDetail }): ReactNode {
  const advice = adviceOf(run.state);
  return (
    <>
      {advice !== null && (
        <div
          className={styles.notice}
          data-kind={run.state === 'failed' ? 'error' : 'warning'}
          role={run.state === 'failed' ? 'alert' : 'status'}
          data-testid="run-problem"
        >
          <IconAlertTriangle size={16} aria-hidden />
          <div data-selectable>
            {run.problem !== null && <p>{run.problem}</p>}
            <p className="ls-quiet">{advice}</p>
          </div>
        </div>
      )}
      {run.warnings.length > 0 && (
        <div className={styles.notice} data-kind="note" data-testid="run-warnings">
          <IconInfoCircle size={16} aria-hidden />
          <ul data-selectable>
            {run.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function adviceOf(state: JobState): string | null {
  switch (state) {
    case 'failed':
      return 'Mend what it names, then resume; or duplicate the run as an experiment and change it. The log has the details.';
    case 'interrupted':
      return 'Every finished epoch is kept. Resume goes on from there and ends with the same weights as if nothing had happened.';
    case 'cancelled':
      return 'You cancelled this run. Every finished epoch is kept; resume goes on from there.';
    case 'pruned':
      return 'This run was stopped early because others did better.';
    case 'queued':
    case 'running':
    case 'done':
      return null;
    default:
      return assertNever(state);
  }
}
