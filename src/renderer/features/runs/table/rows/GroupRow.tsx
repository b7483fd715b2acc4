import type { RunTableRow } from '@shared/run-table';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, memo, type ReactNode } from 'react';
import { formatCount } from '../../../../ui/format';
import { type CellText, groupCellText } from '../columns/figure-text';
import type { DrawnColumns } from '../columns/use-drawn-columns';
import {
  groupTitle,
  isNamedByValue,
  partsToName,
  partText,
  titleOfPart,
  unparted,
} from '../groups/group-name';
import { FigureCell } from './FigureCell';
import { RowFrame, type RowPlace } from './RowFrame';
import styles from './rows.module.css';
import { Tick, type TickState } from './Tick';

type Group = Extract<RunTableRow, { kind: 'group' }>;

interface Props extends RowPlace {
  readonly row: Group;
  readonly drawn: DrawnColumns;
  readonly tick: TickState;
}

/** Runs that have something in common, in one row that opens. */
export const GroupRow = memo(function GroupRow(props: Props): ReactNode {
  const { row, index, top, isActive, drawn, tick } = props;
  const title = groupTitle(row.by);
  const told = partsToName(row.by, drawn);
  const count = formatCount(row.runs, 'run');
  const hasState = drawn.columns.some(({ key }) => key === 'state');
  const label = row.cells[drawn.label]?.value;
  return (
    <RowFrame
      index={index}
      top={top}
      isActive={isActive}
      id={`run-group-${row.key}`}
      testId={`group-row-${row.key}`}
      group={row}
      isSelected={tick === 'all'}
      isMuted={false}
    >
      <td className={`${styles.cell} ${styles.tickCell}`} data-column="select">
        <Tick label={`Select ${count} of ${title}`} state={tick} testId={`select-group-${row.key}`} />
      </td>
      <td className={`${styles.cell} ${styles.nameCell}`} data-column="name">
        <span className={styles.name}>
          <IconChevronRight
            size={14}
            className={styles.chevron}
            data-open={row.isOpen || undefined}
            aria-hidden
          />
          <span className={styles.groupTitle} title={title}>
            <GroupTitle by={told} />
          </span>
          {!hasState && <span className={styles.groupCount}>{count}</span>}
        </span>
      </td>
      {drawn.columns.map((column) => {
        const cell = row.cells[column.cell];
        const text =
          column.key === 'state'
            ? plain(count)
            : cell === undefined
              ? plain('')
              : groupCellText(column, cell, label === 'volatility');
        return <FigureCell key={column.key} column={column} cell={text} />;
      })}
      <td className={`${styles.cell} ${styles.menuCell}`} />
    </RowFrame>
  );
});

/** Of a cell that is no figure; quiet, as what is said of a group beside its figures is. */
const plain = (text: string): CellText => ({ text, deviation: null, title: undefined, isQuiet: true });

/** What it has in common, the values set off from what they are of. */
function GroupTitle({ by }: Pick<Group, 'by'>): ReactNode {
  if (by.length === 0) return unparted;
  return by.map((part, index) => (
    <Fragment key={part.key}>
      {`${index > 0 ? ', ' : ''}${isNamedByValue(part) ? '' : `${titleOfPart(part)} `}`}
      <b>{partText(part)}</b>
    </Fragment>
  ));
}
