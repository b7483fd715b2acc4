import type { ReactNode } from 'react';
import styles from './rows.module.css';

export type TickState = 'all' | 'some' | 'none';

interface Props {
  readonly label: string;
  readonly state: TickState;
  readonly testId: string;
}

/** A checkbox of the table, whose clicks and keys are the table's own. */
export function Tick({ label, state, testId }: Props): ReactNode {
  return (
    <input
      type="checkbox"
      className={styles.tick}
      aria-label={label}
      data-testid={testId}
      tabIndex={-1}
      checked={state === 'all'}
      ref={(input) => {
        if (input !== null) input.indeterminate = state === 'some';
      }}
      readOnly
    />
  );
}
