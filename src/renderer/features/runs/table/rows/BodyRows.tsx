import type { RunTableRow } from '@shared/run-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useJobs } from '../../../../api/queries';
import { deflatedKey } from '../columns/ledger-columns';
import type { DrawnColumns } from '../columns/use-drawn-columns';
import { useSelection } from '../selection';
import { useDeflated } from '../use-deflated';
import type { Grid } from '../use-grid';
import type { TableView } from '../use-stretches';
import { GroupRow } from './GroupRow';
import { PendingRow } from './RowFrame';
import { RunRow } from './RunRow';
import type { TickState } from './Tick';

interface Props {
  readonly items: readonly VirtualItem[];
  readonly view: TableView;
  readonly drawn: DrawnColumns;
  readonly grid: Grid;
}

/** The rows that are seen. */
export function BodyRows({ items, view, drawn, grid }: Props): ReactNode {
  const jobs = useJobs().data;
  const selected = useSelection((state) => state.ids);
  const hasDeflated = drawn.columns.some(({ key }) => key === deflatedKey);
  const deflated = useDeflated(
    items.map(({ index }) => view.rowAt(index)),
    hasDeflated,
  );
  const isGrouped = view.ask.groupBy.length > 0;
  return items.map(({ index, start }) => {
    const row = view.rowAt(index);
    const place = { index, top: start, isActive: index === grid.active };
    if (row === undefined) return <PendingRow key={index} place={place} />;
    if (row.kind === 'group') {
      const tick = groupTick(row, selected, grid.runsOf(row.key), view.totals.matched);
      return <GroupRow key={index} row={row} {...place} drawn={drawn} tick={tick} />;
    }
    return (
      <RunRow
        key={index}
        row={row}
        {...place}
        drawn={drawn}
        deflated={deflated.get(row.id)}
        job={jobs?.find(({ runId }) => runId === row.id)}
        isSelected={selected.has(row.id)}
        isIndented={isGrouped}
        menu={grid.menuOf === row.id ? grid.menu(row) : null}
        onMenuClose={grid.closeMenu}
      />
    );
  });
}

/** Of a group whose runs are not known here only whether all there are is selected. */
function groupTick(
  { runs }: Extract<RunTableRow, { kind: 'group' }>,
  selected: ReadonlySet<number>,
  known: readonly number[] | undefined,
  matched: number,
): TickState {
  if (selected.size === 0) return 'none';
  if (selected.size >= matched) return 'all';
  const count = (known ?? []).filter((id) => selected.has(id)).length;
  if (count === 0) return 'none';
  return count >= Math.min(runs, known?.length ?? runs) ? 'all' : 'some';
}
