import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import type { FeatureColumn, FeatureTableModel, FeatureTableRow } from './feature-columns';
import styles from './feature-table.module.css';

export function HeadRow({ table }: { readonly table: FeatureTableModel }): ReactNode {
  return (
    <tr>
      {table.getHeaderGroups().flatMap((group) =>
        group.headers.map((header) => (
          <th
            key={header.id}
            scope="col"
            aria-sort={ariaSort(header.column)}
            className={cellClass(header.column)}
            style={cellStyle(header.column)}
          >
            <HeadCell column={header.column}>
              <table.FlexRender header={header} />
            </HeadCell>
          </th>
        )),
      )}
    </tr>
  );
}

interface HeadProps {
  readonly column: FeatureColumn;
  readonly children: ReactNode;
}

function HeadCell({ column, children }: HeadProps): ReactNode {
  const sorted = column.getIsSorted();
  const help = column.columnDef.meta?.help;
  return (
    <Tooltip label={help} disabled={help === undefined} multiline maw={340} position="bottom">
      {column.getCanSort() ? (
        <UnstyledButton
          className={styles.headButton}
          data-sorted={sorted || undefined}
          data-testid={`sort-${column.id}`}
          onClick={column.getToggleSortingHandler()}
        >
          {children}
          {sorted === 'asc' && <IconArrowUp size={12} aria-hidden />}
          {sorted === 'desc' && <IconArrowDown size={12} aria-hidden />}
        </UnstyledButton>
      ) : (
        <span>{children}</span>
      )}
    </Tooltip>
  );
}

interface BodyRowProps {
  readonly id: string;
  readonly row: FeatureTableRow;
  readonly table: FeatureTableModel;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

export function BodyRow({ id, row, table, isChosen, onChoose }: BodyRowProps): ReactNode {
  const { analysed, isOn, index } = row.original;
  const cells = row.getAllCells();
  const choose = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('input, label') !== null) return;
    onChoose();
  };
  const shown = analysed.ok ? cells : cells.filter(({ column }) => column.getIsPinned() !== false);
  return (
    <tr
      id={id}
      aria-selected={isChosen}
      data-selected={isChosen || undefined}
      data-off={!isOn || undefined}
      data-testid={`feature-row-${index}`}
      onClick={choose}
    >
      {shown.map((cell) => (
        <td key={cell.id} className={cellClass(cell.column)} style={cellStyle(cell.column)}>
          <table.FlexRender cell={cell} />
        </td>
      ))}
      {!analysed.ok && (
        <td colSpan={cells.length - shown.length} className={styles.problem} title={analysed.problem}>
          {analysed.problem}
        </td>
      )}
    </tr>
  );
}

function cellClass(column: FeatureColumn): string {
  const classes = [styles.cell];
  if (column.columnDef.meta?.isFigure) classes.push('ls-figure');
  if (column.getIsPinned()) classes.push(styles.pinned);
  return classes.join(' ');
}

function cellStyle(column: FeatureColumn): CSSProperties {
  const width = column.getSize();
  return column.getIsPinned() === 'start' ? { width, insetInlineStart: column.getStart('start') } : { width };
}

function ariaSort(column: FeatureColumn): 'ascending' | 'descending' | 'none' {
  const sorted = column.getIsSorted();
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
