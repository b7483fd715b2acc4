import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { navigate } from '../../ui/location';
import { BodyRow, HeadRow, MENU_WIDTH } from './RunsTableRows';
import type { RunRow } from './run-columns';
import { runKey } from './run-keys';
import styles from './runs-table.module.css';
import type { RunsTableModel } from './runs-table-model';

interface Props {
  readonly table: RunsTableModel;
  /** Items of a row's menu. */
  readonly menuOf: (row: RunRow) => ReactNode;
  readonly onEdit: (row: RunRow) => void;
  readonly onDelete: (row: RunRow) => void;
}

/** A table that the arrow keys move in, as the ARIA practices have it. */
const gridProps = (activeRow: string | undefined) =>
  ({
    role: 'grid',
    tabIndex: 0,
    'aria-multiselectable': true,
    'aria-activedescendant': activeRow === undefined ? undefined : `run-row-${activeRow}`,
  }) as const;

const ROW_HEIGHT = 34;

/** The runs, drawn only where they are seen. Arrow keys move, Space selects, Enter opens, F2 edits, Delete deletes. */
export function RunsTable({ table, menuOf, onEdit, onDelete }: Props): ReactNode {
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollPaddingStart: 32,
    overscan: 8,
  });
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtualizer.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const row = active === null ? undefined : rows[active];
    const isHandled = runKey(event.key, {
      move: (by) => move((active ?? -1) + by),
      moveTo: move,
      count: rows.length,
      row,
      onEdit,
      onDelete,
    });
    if (isHandled) event.preventDefault();
  };
  const width = table.getTotalSize() + MENU_WIDTH;
  return (
    <div ref={scroll} className={styles.scroll} data-testid="runs-scroll">
      <table
        className={styles.table}
        {...gridProps(active === null ? undefined : rows[active]?.id)}
        aria-label="Runs"
        aria-rowcount={rows.length}
        data-testid="runs-table"
        style={{ width }}
        onClick={openClicked}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && setActive((old) => old ?? 0)}
        onBlur={() => setActive(null)}
      >
        <thead>
          <HeadRow table={table} />
        </thead>
        <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <BodyRow
                key={row.id}
                row={row}
                table={table}
                top={item.start}
                index={item.index}
                isActive={item.index === active}
                menu={menuOf(row.original)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Opens the run of the row clicked on, unless the click was for something within the row. */
function openClicked(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest('input, button, a, [role="menu"]')) return;
  if (event.target.closest('[data-column="select"]')) return;
  const id = event.target.closest<HTMLElement>('[data-run-id]')?.dataset.runId;
  if (id !== undefined) navigate(`/runs/${id}`);
}
