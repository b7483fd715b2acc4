import type { SweepDetail } from '@shared/sweeps';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import runStyles from '../runs/run-page.module.css';

/** What went wrong or ended the sweep, and what the user should know of it. */
export function SweepNotices({ sweep }: { readonly sweep: SweepDetail }): ReactNode {
  const { problem, warnings, state } = sweep;
  const isBad = state === 'failed' || state === 'interrupted';
  return (
    <>
      {problem !== null && (
        <div
          className={runStyles.notice}
          data-kind={state === 'failed' ? 'error' : isBad ? 'warning' : 'note'}
          role={isBad ? 'alert' : undefined}
          data-testid="sweep-problem"
        >
          {isBad ? <IconAlertTriangle size={16} aria-hidden /> : <IconInfoCircle size={16} aria-hidden />}
          <p data-selectable>
            {problem}
            {isBad && ' Every trial that ended is kept; Continue goes on from there.'}
          </p>
        </div>
      )}
      {warnings.length > 0 && (
        <div className={runStyles.notice} data-kind="note" data-testid="sweep-warnings">
          <IconInfoCircle size={16} aria-hidden />
          <ul data-selectable>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
