import { assertNever } from '@shared/errors';
import type { RunDetail } from '@shared/runs';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './run-page.module.css';

interface Props {
  readonly run: RunDetail;
  /** Whether its warnings are shown: once, beside the figures that they are of. */
  readonly hasWarnings: boolean;
}

/** Why a run has no result and what to do; then what to know before believing the result it has. */
export function RunNotices({ run, hasWarnings }: Props): ReactNode {
  const advice = adviceOf(run);
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
            <p className={run.problem === null ? undefined : 'ls-quiet'}>{advice}</p>
          </div>
        </div>
      )}
      {hasWarnings && run.warnings.length > 0 && (
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

function adviceOf({ state, epochs }: Pick<RunDetail, 'state' | 'epochs'>): string | null {
  switch (state) {
    case 'failed':
      return 'A run keeps its spec. If the fault is in there, duplicate the run as an experiment and change it; else mend what it names and resume, here or, from the menu, on another device.';
    case 'interrupted':
      return 'Every finished epoch is kept; the resumed run ends with the same weights as if nothing had happened.';
    case 'cancelled':
      return epochs === 0
        ? 'You cancelled this run before its first epoch was finished. Resume starts it again.'
        : 'You cancelled this run. Every finished epoch is kept; resume goes on from there.';
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
