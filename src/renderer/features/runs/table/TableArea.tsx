import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { ErrorState } from '../../../ui/ErrorState';
import { notifyError } from '../../../ui/notify';
import { LineSkeleton } from '../../../ui/QueryView';
import { EditedRun } from '../EditedRun';
import styles from '../runs-page.module.css';
import { useRunActions } from '../use-run-actions';
import { BulkBar } from './bar/BulkBar';
import { TagsModal } from './bar/TagsModal';
import { movedBy, movedOnto } from './columns/default-columns';
import type { DrawnColumns } from './columns/use-drawn-columns';
import { NothingShown } from './NothingShown';
import { RunsTable } from './RunsTable';
import { RunItems } from './rows/RunItems';
import type { TickState } from './rows/Tick';
import { targetsOf, useSelection } from './selection';
import type { RowRange } from './stretches';
import { idsOf, type useRunColumns } from './table-queries';
import { useTableStore } from './table-store';
import { useBulkActions } from './use-bulk-actions';
import { type GridActs, useGrid } from './use-grid';
import type { Stretches, TableView } from './use-stretches';

interface Props {
  readonly stretches: Stretches;
  readonly columnsQuery: ReturnType<typeof useRunColumns>;
  readonly drawn: DrawnColumns;
  readonly shown: readonly string[];
  readonly onRange: (range: RowRange) => void;
}

/** The table with all that is done to its rows, or what stands in its place. */
export function TableArea({ stretches, columnsQuery, drawn, shown, onRange }: Props): ReactNode {
  const { view } = stretches;
  const client = useQueryClient();
  const actions = useRunActions();
  const bulk = useBulkActions();
  const [edited, setEdited] = useState<number | null>(null);
  const [tagged, setTagged] = useState<readonly number[] | null>(null);
  const headTick = useHeadTick(view);
  const { setColumns } = useTableStore.getState();
  const onMoveColumn = useCallback(
    (key: string, onto: string) => setColumns(movedOnto(shown, key, onto)),
    [setColumns, shown],
  );
  const onShiftColumn = useCallback(
    (key: string, by: number) => setColumns(movedBy(shown, key, by)),
    [setColumns, shown],
  );

  const grid = useGrid(view, {
    act: (act, row) => {
      const ids = targetsOf(useSelection.getState().ids, row);
      if (act === 'edit') setEdited(row[0] ?? null);
      else if (act === 'tag') setTagged(ids);
      else bulk[act](ids);
    },
    selectAll: () => {
      if (view === null) return;
      idsOf(client, view.ask.query, view.ask.archived)
        .then((ids) => useSelection.getState().set(ids))
        .catch(notifyError);
    },
    menu: (row) => <RunItems row={row} actions={actions} bulk={bulk} onEdit={() => setEdited(row.id)} />,
  } satisfies GridActs);

  const failed = columnsQuery.error ?? stretches.error;
  if (failed !== null && view === null) return <ErrorState error={failed} />;
  if (view === null || columnsQuery.data === undefined) return <LineSkeleton lines={8} />;
  return (
    <div className={styles.table} data-selecting={headTick !== 'none' || undefined}>
      {view.totals.rows === 0 ? (
        <NothingShown view={view} />
      ) : (
        <RunsTable
          view={view}
          drawn={drawn}
          grid={grid}
          headTick={headTick}
          onRange={onRange}
          onMoveColumn={onMoveColumn}
          onShiftColumn={onShiftColumn}
        />
      )}
      <BulkBar actions={bulk} onTag={setTagged} />
      <TagsModal ids={tagged} onTag={bulk.tag} onClose={() => setTagged(null)} />
      <EditedRun id={edited} onClose={() => setEdited(null)} />
    </div>
  );
}

function useHeadTick(view: TableView | null): TickState {
  const count = useSelection((state) => state.ids.size);
  if (count === 0) return 'none';
  return count >= (view?.totals.matched ?? 0) ? 'all' : 'some';
}
