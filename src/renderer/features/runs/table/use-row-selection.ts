import type { RunTableRow } from '@shared/run-table';
import { useState } from 'react';
import { notifyError } from '../../../ui/notify';
import { rangeBetween, useSelection } from './selection';
import { idsBelow, idsBetween } from './table-queries';
import type { TableView } from './use-stretches';

export interface RowSelection {
  /** Runs of a row: of a group all that are shown below it, whether it is open or not. */
  readonly idsOf: (row: RunTableRow, index: number) => Promise<readonly number[]>;
  /** Ticks a row or takes its tick away; of a range all rows from the one that was ticked last. */
  readonly select: (index: number, isRange: boolean) => void;
  /** Adds the rows from where the range began, or from `start`, up to another. */
  readonly extendTo: (start: number, to: number) => void;
  /** Runs of a group that was ticked. */
  readonly runsOf: (group: string) => readonly number[] | undefined;
}

/** Ticks rows by their places in the table, those of stretches that were never shown too. */
export function useRowSelection(view: TableView | null): RowSelection {
  const [groups, setGroups] = useState<ReadonlyMap<string, readonly number[]>>(new Map());

  const idsOf = async (row: RunTableRow, index: number): Promise<readonly number[]> => {
    if (row.kind === 'run') return [row.id];
    if (view === null) return [];
    // Opened, its runs stand right below it; what is above stays as it is.
    const open = [...new Set([...view.ask.open, row.key])].slice(-1000);
    const ids = await idsBelow({ ...view.ask, open }, index, row.runs);
    setGroups((old) => new Map([...old, [row.key, ids]]));
    return ids;
  };
  const toggle = async (index: number): Promise<void> => {
    const row = view?.rowAt(index);
    if (row !== undefined) useSelection.getState().toggle(await idsOf(row, index), index);
  };
  const extend = async (a: number, b: number): Promise<void> => {
    if (view === null) return;
    const { from, to } = rangeBetween(a, b);
    useSelection.getState().add(await idsBetween(view.ask, from, to));
  };
  return {
    idsOf,
    select: (index, isRange) => {
      const { anchor } = useSelection.getState();
      (isRange && anchor !== null ? extend(anchor, index) : toggle(index)).catch(notifyError);
    },
    extendTo: (start, to) => {
      const { anchor, set, ids } = useSelection.getState();
      if (anchor === null) set(ids, start);
      extend(anchor ?? start, to).catch(notifyError);
    },
    runsOf: (group) => groups.get(group),
  };
}
