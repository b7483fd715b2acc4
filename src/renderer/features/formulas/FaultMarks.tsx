import type { FormulaFault } from '@shared/formulas';
import type { ReactNode } from 'react';
import { stretches } from './completing';
import styles from './formula.module.css';

interface Props {
  readonly text: string;
  readonly faults: readonly FormulaFault[];
}

/** The text once more, unseen but for the lines under its faults; it lies under the field, letter upon letter. */
export function FaultMarks({ text, faults }: Props): ReactNode {
  return (
    <div className={styles.mirror} aria-hidden>
      {stretches(text, faults).map(({ text: piece, from, fault }) => (
        <span
          key={from}
          className={fault === null ? undefined : styles.fault}
          data-testid={fault === null ? undefined : 'formula-fault'}
        >
          {piece}
        </span>
      ))}
    </div>
  );
}
