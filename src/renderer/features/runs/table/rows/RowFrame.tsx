import type { RunTableRow } from '@shared/run-table';
import type { ReactNode } from 'react';
import styles from './rows.module.css';

/** Where a row stands. */
export interface RowPlace {
  readonly index: number;
  readonly top: number;
  /** Whether the keyboard is on it. */
  readonly isActive: boolean;
}

interface Props extends RowPlace {
  readonly id: string;
  readonly testId: string;
  readonly runId?: number;
  readonly group?: Extract<RunTableRow, { kind: 'group' }>;
  readonly isSelected: boolean;
  readonly isMuted: boolean;
  readonly children: ReactNode;
}

export function RowFrame(props: Props): ReactNode {
  const { index, top, isActive, id, testId, runId, group, isSelected, isMuted, children } = props;
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-expanded={group?.isOpen}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-testid={testId}
      data-index={index}
      data-run-id={runId}
      data-group={group?.key}
      data-selected={isSelected || undefined}
      data-active={isActive || undefined}
      data-muted={isMuted || undefined}
    >
      {children}
    </tr>
  );
}

/** A row whose stretch is on its way. */
export function PendingRow({ place }: { readonly place: RowPlace }): ReactNode {
  return (
    <tr
      aria-rowindex={place.index + 2}
      aria-busy
      className={styles.row}
      style={{ transform: `translateY(${place.top}px)` }}
      data-testid="pending-row"
    >
      <td className={`${styles.cell} ${styles.tickCell}`} />
      <td className={`${styles.cell} ${styles.nameCell}`}>
        <span className={styles.pending} />
      </td>
    </tr>
  );
}
