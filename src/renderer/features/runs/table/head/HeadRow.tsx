import { memo, type ReactNode, useCallback } from 'react';
import { isLedgerColumn } from '../columns/ledger-columns';
import type { DrawnColumn, DrawnColumns } from '../columns/use-drawn-columns';
import { Tick, type TickState } from '../rows/Tick';
import { orderOf, sortedBy } from '../sorting';
import { type Sort, useTableStore } from '../table-store';
import styles from './head.module.css';
import { Resizer } from './Resizer';
import { SortButton } from './SortButton';
import { useColumnDrag } from './use-column-drag';

interface Props {
  readonly drawn: DrawnColumns;
  readonly sort: Sort;
  readonly tick: TickState;
  readonly nameWidth: number;
  readonly onTick: () => void;
  readonly onMove: (key: string, onto: string) => void;
  /** By so many places, for the keyboard. */
  readonly onShift: (key: string, by: number) => void;
}

/**
 * Titles of the columns: a click sorts, with Shift beside the order there is; dragged they move, at their right ends they widen. Like
 * its buttons it is drawn anew only where something of it changed: all of them take longer than a screen of rows.
 */
export const HeadRow = memo(function HeadRow(props: Props): ReactNode {
  const { drawn, sort, tick, nameWidth, onTick, onMove, onShift } = props;
  const drag = useColumnDrag(onMove);
  const { setSort, setWidth } = useTableStore.getState();
  const onSort = useCallback(
    (key: string, isFirstDescending: boolean, isAdded: boolean) =>
      setSort(sortedBy(useTableStore.getState().sort, key, isFirstDescending, isAdded)),
    [setSort],
  );
  const acts = { onSort, onShift };
  return (
    <tr className={styles.head} aria-rowindex={1}>
      <th scope="col" className={`${styles.cell} ${styles.tickCell}`} onClick={onTick} data-column="select">
        <Tick label="Select all runs that match" state={tick} testId="select-all-runs" />
      </th>
      <th
        scope="col"
        className={`${styles.cell} ${styles.nameCell}`}
        aria-sort={orderOf(sort, 'name').order ?? 'none'}
      >
        <SortButton
          columnKey="name"
          title="Name"
          isFirstDescending={false}
          {...orderOf(sort, 'name')}
          {...acts}
        />
        <Resizer label="Name" width={nameWidth} onResize={(width) => setWidth('name', width)} />
      </th>
      {drawn.columns.map((column) => (
        <th
          key={column.key}
          scope="col"
          className={styles.cell}
          style={{ width: column.width }}
          aria-sort={orderOf(sort, column.key).order ?? 'none'}
          data-kind={column.kind}
          data-drop={drag.onto === column.key || undefined}
          {...drag.propsOf(column.key)}
        >
          <SortButton {...titleOf(column)} {...orderOf(sort, column.key)} {...acts} />
          <Resizer
            label={column.words.title}
            width={column.width}
            onResize={(width) => setWidth(column.key, width)}
          />
        </th>
      ))}
      <td className={`${styles.cell} ${styles.menuCell}`} />
    </tr>
  );
});

function titleOf({ key, kind, words, deviation }: DrawnColumn) {
  const isFigure = kind === 'number' || kind === 'time';
  return {
    columnKey: key,
    section: words.section,
    title: words.title,
    help: deviation === null ? words.help : `${words.help ?? ''} ${spreadHelp}`.trim(),
    isFirstDescending: isFigure && words.metric?.better !== 'lower',
    isSortable: !isLedgerColumn(key),
  };
}

/** Of a figure that the deviation over the seeds stands behind. */
const spreadHelp = 'Mean ± s.d. over the seeds.';
