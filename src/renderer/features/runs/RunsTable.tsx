import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import type { Column, ReactTable, Row } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { navigate } from '../../ui/location';
import type { RunRow, runFeatures } from './run-columns';
import styles from './runs-table.module.css';

export type RunsTableModel = ReactTable<typeof runFeatures, RunRow>;
type RunTableRow = Row<typeof runFeatures, RunRow>;
type RunColumn = Column<typeof runFeatures, RunRow>;

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
const MENU_WIDTH = 40;

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

interface KeyActions {
  readonly move: (by: number) => void;
  readonly moveTo: (index: number) => void;
  readonly count: number;
  readonly row: RunTableRow | undefined;
  readonly onEdit: (row: RunRow) => void;
  readonly onDelete: (row: RunRow) => void;
}

/** Does what a key asks for; false where it asks for nothing. */
function runKey(key: string, { move, moveTo, count, row, onEdit, onDelete }: KeyActions): boolean {
  if (key === 'ArrowDown' || key === 'j') move(1);
  else if (key === 'ArrowUp' || key === 'k') move(-1);
  else if (key === 'PageDown') move(15);
  else if (key === 'PageUp') move(-15);
  else if (key === 'Home') moveTo(0);
  else if (key === 'End') moveTo(count - 1);
  else if (row === undefined) return false;
  else if (key === ' ' || key === 'x') row.toggleSelected();
  else if (key === 'Enter') navigate(`/runs/${row.original.run.id}`);
  else if (key === 'F2') onEdit(row.original);
  else if (key === 'Delete') onDelete(row.original);
  else return false;
  return true;
}

function HeadRow({ table }: { readonly table: RunsTableModel }): ReactNode {
  return (
    <tr className={styles.head}>
      {table.getHeaderGroups().flatMap((group) =>
        group.headers.map((header) => (
          <th
            key={header.id}
            scope="col"
            aria-sort={ariaSort(header.column)}
            className={cellClass(header.column, styles.headCell)}
            style={cellStyle(header.column)}
          >
            {header.column.getCanSort() ? (
              <SortButton column={header.column}>
                <table.FlexRender header={header} />
              </SortButton>
            ) : (
              <table.FlexRender header={header} />
            )}
          </th>
        )),
      )}
    </tr>
  );
}

function SortButton({
  column,
  children,
}: {
  readonly column: RunColumn;
  readonly children: ReactNode;
}): ReactNode {
  const sorted = column.getIsSorted();
  const help = column.columnDef.meta?.help;
  return (
    <Tooltip label={help} disabled={help === undefined} multiline maw={320} position="bottom">
      <UnstyledButton
        className={styles.headButton}
        data-sorted={sorted || undefined}
        onClick={column.getToggleSortingHandler()}
      >
        {children}
        {sorted === 'asc' && <IconArrowUp size={12} aria-hidden />}
        {sorted === 'desc' && <IconArrowDown size={12} aria-hidden />}
      </UnstyledButton>
    </Tooltip>
  );
}

interface BodyRowProps {
  readonly row: RunTableRow;
  readonly table: RunsTableModel;
  readonly top: number;
  readonly index: number;
  readonly isActive: boolean;
  readonly menu: ReactNode;
}

function BodyRow({ row, table, top, index, isActive, menu }: BodyRowProps): ReactNode {
  const { run } = row.original;
  return (
    <tr
      id={`run-row-${row.id}`}
      aria-rowindex={index + 1}
      aria-selected={row.getIsSelected()}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-testid={`run-row-${run.id}`}
      data-run-id={run.id}
      data-selected={row.getIsSelected() || undefined}
      data-active={isActive || undefined}
    >
      {row.getVisibleCells().map((cell) => (
        <td
          key={cell.id}
          className={cellClass(cell.column)}
          style={cellStyle(cell.column)}
          data-column={cell.column.id}
        >
          <table.FlexRender cell={cell} />
        </td>
      ))}
      <RowMenu name={run.name}>{menu}</RowMenu>
    </tr>
  );
}

function RowMenu({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <td className={`${styles.cell} ${styles.pinned} ${styles.menu}`} style={{ width: MENU_WIDTH }}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} tabIndex={-1} aria-label={`Actions for ${name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{children}</Menu.Dropdown>
      </Menu>
    </td>
  );
}

function cellClass(column: RunColumn, extra?: string): string {
  const classes = [styles.cell, extra];
  if (column.columnDef.meta?.isFigure) classes.push(styles.figure);
  if (column.getIsPinned()) classes.push(styles.pinned);
  return classes.filter(Boolean).join(' ');
}

function cellStyle(column: RunColumn): CSSProperties {
  const width = column.getSize();
  return column.getIsPinned() === 'start' ? { width, insetInlineStart: column.getStart('start') } : { width };
}

function ariaSort(column: RunColumn): 'ascending' | 'descending' | 'none' {
  const sorted = column.getIsSorted();
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
