import type { SweepDetail } from '@shared/sweeps';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import runStyles from '../runs/run-page.module.css';
import { isBroken } from './sweep-words';

/** What went wrong, and what the user should know of the sweep. */
export function SweepNotices({ sweep }: { readonly sweep: SweepDetail }): ReactNode {
  const { problem, warnings, state } = sweep;
  return (
    <>
      {problem !== null && isBroken(sweep) && (
        <div
          className={runStyles.notice}
          data-kind={state === 'failed' ? 'error' : 'warning'}
          role="alert"
          data-testid="sweep-problem"
        >
          <IconAlertTriangle size={16} aria-hidden />
          <p data-selectable>{problem}</p>
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
