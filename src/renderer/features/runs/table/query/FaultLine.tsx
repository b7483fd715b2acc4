import type { RunTable } from '@shared/run-table';
import type { ReactNode } from 'react';
import styles from './query.module.css';

interface Props {
  readonly text: string;
  readonly fault: RunTable['fault'];
  /** Pixels that the text is scrolled to the left. */
  readonly scrolled: number;
}

/** The text once more, unseen but for the line under its fault; it lies under the field, letter upon letter. */
export function FaultLine({ text, fault, scrolled }: Props): ReactNode {
  if (fault === null) return null;
  const from = Math.min(fault.from, text.length);
  const to = Math.max(fault.to, from + 1);
  return (
    <div className={styles.mirror} aria-hidden>
      <span style={{ marginLeft: -scrolled }}>{text.slice(0, from)}</span>
      <span className={styles.fault} data-testid="query-fault-mark">
        {from >= text.length ? '\u00a0' : text.slice(from, to)}
      </span>
    </div>
  );
}
