import type { ReactNode } from 'react';
import type { CellText } from '../columns/figure-text';
import type { DrawnColumn } from '../columns/use-drawn-columns';
import styles from './rows.module.css';

interface Props {
  readonly column: DrawnColumn;
  readonly cell: CellText;
}

/** Pixels at the end of a cell, and before a deviation. */
const [PADDING, GAP] = [8, 5];

/**
 * A value and, where it has one, its deviation. Where others of the column have one and it has not, its place stays free, so that the
 * figures end below each other. The cell is the only element that a plain value takes: there are hundreds on a screen.
 */
export function FigureCell({ column, cell }: Props): ReactNode {
  const { text, deviation, title, isQuiet } = cell;
  const room = column.deviation === null ? 0 : column.words.deviationWidth;
  const isRoomFree = room > 0 && deviation === null;
  return (
    <td
      className={styles.cell}
      data-column={column.key}
      data-kind={column.kind}
      data-quiet={isQuiet || undefined}
      title={title}
      style={{ width: column.width, paddingRight: isRoomFree ? PADDING + GAP + room : undefined }}
    >
      {text}
      {deviation !== null && (
        <span className={styles.deviation} style={{ minWidth: room }}>
          {deviation}
        </span>
      )}
    </td>
  );
}
