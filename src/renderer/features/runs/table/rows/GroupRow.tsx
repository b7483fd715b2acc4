import type { RunTableRow } from '@shared/run-table';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { formatCount } from '../../../../ui/format';
import { wordsOf } from '../columns/column-words';
import { groupCellText } from '../columns/figure-text';
import type { DrawnColumns } from '../columns/use-drawn-columns';
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
  const title = groupTitle(row);
  const told = partsToName(row, drawn);
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
  if (by.length === 0) return 'The same in everything but the seed';
  return by.map(({ key, value }, index) => (
    <span key={key} className={styles.groupPart}>
      {index > 0 && <span className="ls-quiet">, </span>}
      {!isNamedByValue(key) && <span className="ls-quiet">{wordsOf(key).title} </span>}
      {wordsOf(key).format(value)}
    </span>
  ));
}

/** Fields of the experiment that have columns of another name. */
const sameAs: Readonly<Record<string, string>> = { 'data.series': 'series' };

/** What its columns do not show already; all of it where they show everything. */
function partsToName({ by }: Group, { columns }: DrawnColumns): Group['by'] {
  const left = by.filter((part) => !columns.some(({ key }) => key === (sameAs[part.key] ?? part.key)));
  return left.length === 0 ? by : left;
}

/** Of these the value alone says what it is. */
const isNamedByValue = (key: string): boolean =>
  ['series', 'experiment', 'state', 'sweep', 'name'].includes(key);

/** What the runs of a group have in common, in words. */
export function groupTitle({ by }: Pick<Group, 'by'>): string {
  if (by.length === 0) return 'The same in everything but the seed';
  return by.map(({ key, value }) => `${wordsOf(key).title} ${wordsOf(key).format(value)}`).join(', ');
}
