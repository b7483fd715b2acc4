import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import styles from './runs-table.module.css';
import type { RunColumn, RunsTableModel, RunTableRow } from './runs-table-model';

/** Width of the column with the row's menu, which the table model does not know. */
export const MENU_WIDTH = 40;

export function HeadRow({ table }: { readonly table: RunsTableModel }): ReactNode {
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
      <td className={`${styles.cell} ${styles.pinned} ${styles.menu}`} style={{ width: MENU_WIDTH }} />
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

export function BodyRow({ row, table, top, index, isActive, menu }: BodyRowProps): ReactNode {
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
