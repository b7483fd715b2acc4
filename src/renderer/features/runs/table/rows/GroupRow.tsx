import type { RunTableRow } from '@shared/run-table';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { formatCount } from '../../../../ui/format';
import { groupCellText } from '../columns/figure-text';
import type { DrawnColumns } from '../columns/use-drawn-columns';
import {
  groupTitle,
  isNamedByValue,
  partsToName,
  partText,
  titleOfPart,
  unparted,
} from '../groups/group-name';
import { Figure, spreadOf } from './Figure';
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
        return (
          <td
            key={column.key}
            className={styles.cell}
            data-column={column.key}
            data-kind={column.kind}
            style={{ width: column.width }}
          >
            {column.key === 'state' && <span className={styles.groupCount}>{count}</span>}
            {cell !== undefined && column.key !== 'state' && (
              <Figure
                cell={groupCellText(column, cell, label === 'volatility')}
                deviationWidth={spreadOf(column)}
              />
            )}
          </td>
        );
      })}
      <td className={`${styles.cell} ${styles.menuCell}`} />
    </RowFrame>
  );
});

function GroupTitle({ by }: Pick<Group, 'by'>): ReactNode {
  if (by.length === 0) return unparted;
  return by.map((part, index) => (
    <span key={part.key} className={styles.groupPart}>
      {index > 0 && <span className="ls-quiet">, </span>}
      {!isNamedByValue(part) && <span className="ls-quiet">{titleOfPart(part)} </span>}
      {partText(part)}
    </span>
  ));
}
