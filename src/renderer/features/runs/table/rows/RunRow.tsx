import type { RunHonesty } from '@shared/honesty';
import type { RunTableRow } from '@shared/run-table';
import type { JobStatus } from '@shared/runs';
import { memo, type ReactNode } from 'react';
import { DeflatedCell } from '../../honesty/DeflatedCell';
import { runCellText } from '../columns/figure-text';
import { deflatedKey } from '../columns/ledger-columns';
import type { DrawnColumn, DrawnColumns } from '../columns/use-drawn-columns';
import { FigureCell } from './FigureCell';
import { NameCell } from './NameCell';
import { RowFrame, type RowPlace } from './RowFrame';
import { RowMenu } from './RowMenu';
import styles from './rows.module.css';
import { StateCell } from './StateCell';
import { Tick } from './Tick';

interface Props extends RowPlace {
  readonly row: Extract<RunTableRow, { kind: 'run' }>;
  readonly drawn: DrawnColumns;
  readonly job: JobStatus | undefined;
  /** Undefined until it is known, and where the column is not shown. */
  readonly deflated: RunHonesty | undefined;
  readonly isSelected: boolean;
  /** Whether it stands below a group. */
  readonly isIndented: boolean;
  /** What its menu holds; null while that is closed. */
  readonly menu: ReactNode;
  readonly onMenuClose: () => void;
}

/** One run. Clicks are the table's, which finds out by the row and the column what was clicked on. */
export const RunRow = memo(function RunRow(props: Props): ReactNode {
  const { row, index, top, isActive, drawn, job, deflated, isSelected, isIndented, menu, onMenuClose } =
    props;
  const tags = row.cells[drawn.tags];
  const isLog = row.cells[drawn.label] === 'volatility';
  return (
    <RowFrame
      index={index}
      top={top}
      isActive={isActive}
      id={`run-row-${row.id}`}
      testId={`run-row-${row.id}`}
      runId={row.id}
      isSelected={isSelected}
      isMuted={row.isArchived}
    >
      <td className={`${styles.cell} ${styles.tickCell}`} data-column="select">
        <Tick
          label={`Select ${row.name}`}
          state={isSelected ? 'all' : 'none'}
          testId={`select-run-${row.id}`}
        />
      </td>
      <td
        className={`${styles.cell} ${styles.nameCell}`}
        data-column="name"
        data-indented={isIndented || undefined}
      >
        <NameCell row={row} tags={Array.isArray(tags) ? tags : noTags} />
      </td>
      {drawn.columns.map((column) =>
        isFigure(column) ? (
          <FigureCell key={column.key} column={column} cell={runCellText(column, row, isLog)} />
        ) : (
          <td
            key={column.key}
            className={styles.cell}
            data-column={column.key}
            data-kind={column.kind}
            style={{ width: column.width }}
          >
            <OtherCell column={column} row={row} drawn={drawn} job={job} deflated={deflated} />
          </td>
        ),
      )}
      <RowMenu name={row.name} menu={menu} onClose={onMenuClose} />
    </RowFrame>
  );
});

const noTags: readonly string[] = [];

interface CellProps extends Pick<Props, 'row' | 'drawn' | 'job' | 'deflated'> {
  readonly column: DrawnColumn;
}

const isFigure = ({ key, cell }: DrawnColumn): boolean => cell >= 0 && key !== 'state';

/** What is more than a value, or no part of the row's answer. */
function OtherCell({ column, row, drawn, job, deflated }: CellProps): ReactNode {
  if (column.key === deflatedKey) return <DeflatedCell found={deflated} />;
  if (column.cell < 0) return null;
  const problem = row.cells[drawn.problem];
  return <StateCell row={row} job={job} problem={typeof problem === 'string' ? problem : null} />;
}
