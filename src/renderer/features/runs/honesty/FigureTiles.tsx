import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from '../tiles.module.css';

/** A figure with its name, what it means and, in a line, what it is made of. */
export interface FigureTile {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly more: string;
}

interface Props {
  readonly tiles: readonly FigureTile[];
  /** Before the ids, and before `-figures` of them all. */
  readonly testId: string;
}

/** Figures beside each other, on one line however many lines their names take. */
export function FigureTiles({ tiles, testId }: Props): ReactNode {
  return (
    <div
      className={styles.tiles}
      style={{ gridTemplateColumns: `repeat(${tiles.length}, minmax(0, 1fr))` }}
      data-testid={`${testId}-figures`}
    >
      {tiles.map(({ id, label, help, value, more }) => (
        <div key={id} className={styles.tile}>
          <Tooltip label={help} multiline maw={340}>
            <span className={styles.label}>{label}</span>
          </Tooltip>
          <span className={styles.value} data-testid={`${testId}-${id}`}>
            {value}
          </span>
          <span className={styles.more}>{more}</span>
        </div>
      ))}
    </div>
  );
}
