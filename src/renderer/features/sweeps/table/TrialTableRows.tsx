import { Checkbox, UnstyledButton } from '@mantine/core';
import type { TrialRow } from '@shared/sweeps';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';

import { useTrialTable } from './table-store';
import { trialCells } from './trial-cells';
import type { TrialColumn } from './trial-columns';
import styles from './trial-table.module.css';

/** Width of the column of ticks. */
export const TICK_WIDTH = 40;

interface HeadProps {
  readonly columns: readonly TrialColumn[];
  readonly rows: readonly TrialRow[];
  readonly ticked: readonly number[];
  readonly onTick: (numbers: readonly number[]) => void;
}

export function HeadRow({ columns, rows, ticked, onTick }: HeadProps): ReactNode {
  const { sorting, sortBy } = useTrialTable();
  const isAll = rows.length > 0 && ticked.length >= rows.length;
  return (
    <tr className={styles.head}>
      <th className={styles.tick} style={{ width: TICK_WIDTH }} scope="col">
        <Checkbox
          aria-label="Tick all trials shown"
          checked={isAll}
          indeterminate={!isAll && ticked.length > 0}
          onChange={() => onTick(isAll ? [] : rows.map(({ number }) => number))}
        />
      </th>
      {columns.map(({ id, title, help, width, isFigure }) => {
        const isSorted = sorting.column === id;
        const Arrow = sorting.isDescending ? IconArrowDown : IconArrowUp;
        return (
          <th
            key={id}
            scope="col"
            className={styles.cell}
            data-figure={isFigure || undefined}
            data-column={id}
            style={{ width }}
            aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'}
          >
            <UnstyledButton
              className={styles.sort}
              data-sorted={isSorted || undefined}
              title={help === undefined ? title : `${title}: ${help}`}
              onClick={() => sortBy(id)}
            >
              <span>{title}</span>
              {isSorted && <Arrow size={12} aria-hidden />}
            </UnstyledButton>
          </th>
        );
      })}
    </tr>
  );
}

interface RowProps {
  readonly trial: TrialRow;
  readonly columns: readonly TrialColumn[];
  readonly top: number;
  readonly index: number;
  readonly isActive: boolean;
  readonly isTicked: boolean;
  readonly isBest: boolean;
  readonly onTick: () => void;
  readonly onOpen: () => void;
}

export function TrialTableRow(props: RowProps): ReactNode {
  const { trial, columns, top, index, isActive, isTicked, isBest, onTick, onOpen } = props;
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('input, button, a') === null) onOpen();
  };
  return (
    <tr
      id={`trial-row-${trial.number}`}
      aria-rowindex={index + 1}
      aria-selected={isTicked}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-testid={`trial-row-${trial.number}`}
      data-state={trial.state}
      data-selected={isTicked || undefined}
      data-active={isActive || undefined}
      data-best={isBest || undefined}
      onClick={onClick}
    >
      <td className={styles.tick} style={{ width: TICK_WIDTH }}>
        <Checkbox
          aria-label={`Tick trial ${trial.number}`}
          tabIndex={-1}
          checked={isTicked}
          onChange={onTick}
          data-testid={`tick-trial-${trial.number}`}
        />
      </td>
      {trialCells(trial, columns).map(({ id, text, width, isFigure, span, reason }) => (
        <td
          key={id}
          className={styles.cell}
          colSpan={span}
          data-figure={isFigure || undefined}
          data-column={id}
          style={{ width }}
        >
          <span>{text}</span>
          {reason !== null && (
            <span className={styles.reason} title={reason}>
              {reason}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
