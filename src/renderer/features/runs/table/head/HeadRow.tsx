import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { isLedgerColumn } from '../columns/ledger-columns';
import type { DrawnColumn, DrawnColumns } from '../columns/use-drawn-columns';
import { Tick, type TickState } from '../rows/Tick';
import { sortedBy } from '../sorting';
import type { Sort } from '../table-store';
import styles from './head.module.css';
import { Resizer } from './Resizer';
import { useColumnDrag } from './use-column-drag';

interface Props {
  readonly drawn: DrawnColumns;
  readonly sort: Sort;
  readonly tick: TickState;
  readonly onSort: (sort: Sort) => void;
  readonly onTick: () => void;
  readonly onMove: (key: string, onto: string) => void;
  /** By so many places, for the keyboard. */
  readonly onShift: (key: string, by: number) => void;
  readonly onResize: (key: string, width: number | null) => void;
  readonly nameWidth: number;
}

/** Titles of the columns: a click sorts, with Shift beside the order there is; dragged they move, at their right ends they widen. */
export function HeadRow({ drawn, sort, tick, onTick, onMove, nameWidth, ...acts }: Props): ReactNode {
  const drag = useColumnDrag(onMove);
  return (
    <tr className={styles.head} aria-rowindex={1}>
      <th scope="col" className={`${styles.cell} ${styles.tickCell}`} onClick={onTick} data-column="select">
        <Tick label="Select all runs that match" state={tick} testId="select-all-runs" />
      </th>
      <th scope="col" className={`${styles.cell} ${styles.nameCell}`} aria-sort={ariaSort(sort, 'name')}>
        <SortButton
          columnKey="name"
          section={null}
          title="Name"
          help={undefined}
          isFigure={false}
          sort={sort}
          {...acts}
        />
        <Resizer label="Name" width={nameWidth} onResize={(width) => acts.onResize('name', width)} />
      </th>
      {drawn.columns.map((column) => (
        <th
          key={column.key}
          scope="col"
          className={styles.cell}
          style={{ width: column.width }}
          aria-sort={ariaSort(sort, column.key)}
          data-kind={column.kind}
          data-drop={drag.onto === column.key || undefined}
          {...drag.propsOf(column.key)}
        >
          <ColumnHead column={column} sort={sort} {...acts} />
          <Resizer
            label={column.words.title}
            width={column.width}
            onResize={(width) => acts.onResize(column.key, width)}
          />
        </th>
      ))}
      <td className={`${styles.cell} ${styles.menuCell}`} />
    </tr>
  );
}

type Acts = Pick<Props, 'sort' | 'onSort' | 'onShift' | 'onResize'>;

function ColumnHead({ column, ...acts }: Acts & { readonly column: DrawnColumn }): ReactNode {
  const { key, kind, words } = column;
  const isFigure = kind === 'number' || kind === 'time';
  return (
    <SortButton
      columnKey={key}
      section={words.section}
      title={words.title}
      help={helpOf(column)}
      isFigure={isFigure}
      isLessBetter={words.metric?.better === 'lower'}
      isSortable={!isLedgerColumn(key)}
      {...acts}
    />
  );
}

interface SortProps extends Acts {
  readonly columnKey: string;
  readonly section: string | null;
  readonly title: string;
  readonly help: string | undefined;
  readonly isFigure: boolean;
  readonly isLessBetter?: boolean;
  readonly isSortable?: boolean;
}

function SortButton({ columnKey, section, title, help, sort, ...rest }: SortProps): ReactNode {
  const { isFigure, isLessBetter = false, isSortable = true, onSort, onShift } = rest;
  const place = sort.findIndex(({ key }) => key === columnKey);
  const sorted = sort[place];
  const onClick = (event: MouseEvent): void => {
    if (isSortable) onSort(sortedBy(sort, columnKey, isFigure && !isLessBetter, event.shiftKey));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || by === undefined || columnKey === 'name') return;
    event.preventDefault();
    onShift(columnKey, by);
  };
  const Arrow = sorted?.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <Tooltip label={help} disabled={help === undefined} multiline maw={320} position="bottom">
      <UnstyledButton
        className={styles.button}
        aria-disabled={!isSortable || undefined}
        data-sorted={sorted !== undefined || undefined}
        data-testid={`sort-${columnKey}`}
        aria-label={section === null ? title : `${section} ${title}`}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {section !== null && <span className={styles.section}>{section}</span>}
        <span className={styles.title}>
          {title}
          {sorted !== undefined && <Arrow size={12} aria-hidden className={styles.arrow} />}
          {sorted !== undefined && sort.length > 1 && <span className={styles.order}>{place + 1}</span>}
        </span>
      </UnstyledButton>
    </Tooltip>
  );
}

/** What it means and, where the deviation over the seeds stands behind it, that it does. */
function helpOf({ words, deviation }: DrawnColumn): string | undefined {
  return deviation === null ? words.help : `${words.help ?? ''} Mean ± s.d. over the seeds.`.trim();
}

function ariaSort(sort: Sort, key: string): 'ascending' | 'descending' | 'none' {
  const found = sort.find((one) => one.key === key);
  if (found === undefined) return 'none';
  return found.isDescending ? 'descending' : 'ascending';
}
