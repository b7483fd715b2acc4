import { Button, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RunColumn } from '@shared/run-table';
import { IconEye } from '@tabler/icons-react';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useWorkspacePath } from '../../api/use-workspace-path';
import { formatNumber } from '../../ui/format';
import { Page } from '../../ui/Page';
import styles from './runs-page.module.css';
import { ColumnsMenu } from './table/columns/ColumnsMenu';
import { withLedgerColumns } from './table/columns/ledger-columns';
import { useDrawnColumns } from './table/columns/use-drawn-columns';
import { GroupMenu } from './table/groups/GroupMenu';
import { QueryInput } from './table/query/QueryInput';
import { useSelection } from './table/selection';
import type { RowRange } from './table/stretches';
import { TableArea } from './table/TableArea';
import { useRunColumns } from './table/table-queries';
import { useTableStore } from './table/table-store';
import { useStretches } from './table/use-stretches';
import { useTableAsk } from './table/use-table-ask';
import { ViewsMenu } from './table/views/ViewsMenu';

/** Every run of the workspace, to find, sort, group, compare and tidy. */
export function RunsPage(): ReactNode {
  const workspace = useWorkspacePath();
  const known = useTableStore((state) => state.workspace);
  useEffect(() => {
    if (useTableStore.getState().workspace !== workspace) useSelection.getState().clear();
    useTableStore.getState().enter(workspace);
  }, [workspace]);
  return known === workspace ? (
    <RunsOfWorkspace />
  ) : (
    <Page title="Runs" testId="runs-page">
      {null}
    </Page>
  );
}

const noColumns: readonly RunColumn[] = [];

/** A query that has not changed for so long is no more half typed: then what is wrong with it is said. */
const REST_MS = 400;

function RunsOfWorkspace(): ReactNode {
  const isArchivedShown = useTableStore((state) => state.isArchivedShown);
  const query = useTableStore((state) => state.query);
  const recent = useTableStore((state) => state.recent);
  const { setQuery, remember } = useTableStore.getState();
  const columnsQuery = useRunColumns(isArchivedShown);
  const columns = columnsQuery.data ?? noColumns;
  const offered = useMemo(() => withLedgerColumns(columns), [columns]);
  const [range, setRange] = useState<RowRange>({ first: 0, last: 0 });
  const ask = useTableAsk();
  const [rested] = useDebouncedValue(query, REST_MS);
  const [isCompleting, setCompleting] = useState(false);
  const stretches = useStretches(ask, range, isCompleting || rested !== query);
  const drawn = useDrawnColumns(offered, stretches.view?.ask.columns ?? ask.columns);
  const shown = useMemo(() => drawn.columns.map(({ key }) => key), [drawn]);
  const totals = stretches.view?.totals;
  const isFaulty = stretches.fault !== null;
  const commit = useCallback(() => {
    if (!isFaulty) remember(query);
  }, [isFaulty, query, remember]);
  return (
    <Page
      title="Runs"
      testId="runs-page"
      aside={
        <>
          {totals !== undefined && <Counts total={totals.total} matched={totals.matched} />}
          <ViewsMenu />
        </>
      }
      actions={
        <>
          <HiddenRuns />
          <GroupMenu columns={columns} />
          <ColumnsMenu columns={offered} shown={shown} />
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.toolbar}>
          <QueryInput
            value={query}
            columns={columns}
            recent={recent}
            fault={rested === query ? stretches.fault : null}
            isHeld={stretches.isHeld}
            onChange={setQuery}
            onCompleting={setCompleting}
            onCommit={commit}
          />
          <ArchivedSwitch />
        </div>
        <TableArea
          stretches={stretches}
          columnsQuery={columnsQuery}
          drawn={drawn}
          shown={shown}
          onRange={setRange}
        />
      </div>
    </Page>
  );
}

const ArchivedSwitch = memo(function ArchivedSwitch(): ReactNode {
  const isShown = useTableStore((state) => state.isArchivedShown);
  const { set } = useTableStore.getState();
  return (
    <Switch
      className={styles.archived}
      label="Archived"
      data-testid="runs-archived"
      checked={isShown}
      onChange={(event) => set({ isArchivedShown: event.currentTarget.checked })}
    />
  );
});

function Counts({ total, matched }: { readonly total: number; readonly matched: number }): ReactNode {
  return (
    <span className={styles.count} data-testid="runs-count">
      {matched === total ? formatNumber(total) : `${formatNumber(matched)} of ${formatNumber(total)}`}
    </span>
  );
}

function HiddenRuns(): ReactNode {
  const hidden = useTableStore((state) => state.hidden.length);
  if (hidden === 0) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconEye size={14} />}
      data-testid="runs-show-hidden"
      onClick={() => useTableStore.getState().show(null)}
    >
      {formatNumber(hidden)} hidden, show
    </Button>
  );
}
