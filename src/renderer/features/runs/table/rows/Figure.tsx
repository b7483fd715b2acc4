import type { ReactNode } from 'react';
import type { CellText } from '../columns/figure-text';
import type { DrawnColumn } from '../columns/use-drawn-columns';
import styles from './rows.module.css';

interface Props {
  readonly cell: CellText;
  /** Pixels that stay free behind the figure, so that the figures of a column end below each other; 0 without deviations. */
  readonly deviationWidth: number;
}

/** A value and, where it has one, its deviation. */
export function Figure({ cell: { text, deviation, title, isQuiet }, deviationWidth }: Props): ReactNode {
  return (
    <span className={styles.figure} title={title} data-quiet={isQuiet || undefined}>
      {text}
      {(deviationWidth > 0 || deviation !== null) && (
        <span className={styles.deviation} style={{ minWidth: deviationWidth }}>
          {deviation}
        </span>
      )}
    </span>
  );
}

export function spreadOf({ deviation, words }: DrawnColumn): number {
  return deviation === null ? 0 : words.deviationWidth;
}
