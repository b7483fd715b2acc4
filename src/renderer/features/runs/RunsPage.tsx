import { Button } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useTable } from '@tanstack/react-table';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useJobs, useRuns } from '../../api/queries';
import { EmptyState } from '../../ui/EmptyState';
import { formatNumber } from '../../ui/format';
import { navigate } from '../../ui/location';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { ColumnsMenu } from './ColumnsMenu';
import { RunDetailsModal } from './RunDetailsModal';
import { RunMenuItems } from './RunMenuItems';
import { RunsTable } from './RunsTable';
import { FilterInput, SelectionActions } from './RunsToolbar';
import { type RunRow, runColumns, runFeatures } from './run-columns';
import { jobOf, matchesRun } from './run-state';
import styles from './runs-page.module.css';
import type { RunsTableModel } from './runs-table-model';
import { useRunsTableStore } from './runs-table-store';
import { useRunActions } from './use-run-actions';

/** Every run of the workspace, to find, sort, compare and tidy. */
export function RunsPage(): ReactNode {
  const query = useRuns();
  if (query.data === undefined || query.data.length === 0) {
    return (
      <Page title="Runs" testId="runs-page">
        <QueryView query={query}>{() => <NoRuns />}</QueryView>
      </Page>
    );
  }
  return <LoadedRuns runs={query.data} />;
}

function NoRuns(): ReactNode {
  return (
    <EmptyState
      icon={IconHistory}
      title="No runs yet"
      action={<Button onClick={() => navigate('/experiments')}>Go to experiments</Button>}
    >
      A run is an experiment carried out: its model, predictions, trades and figures are kept here. Open an
      experiment and run it with Ctrl+Enter.
    </EmptyState>
  );
}

function LoadedRuns({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [filter, setFilter] = useState('');
  const [edited, setEdited] = useState<RunSummary | null>(null);
  const actions = useRunActions();
  const table = useRunsTable(runs, useDeferredValue(filter));
  const selected = runs.filter((run) => table.state.rowSelection[String(run.id)]);
  const shown = table.getRowModel().rows.length;
  return (
    <Page
      title="Runs"
      testId="runs-page"
      aside={
        <span className={styles.count} data-testid="runs-count">
          {shown === runs.length
            ? formatNumber(shown)
            : `${formatNumber(shown)} of ${formatNumber(runs.length)}`}
        </span>
      }
      actions={
        <>
          <SelectionActions selected={selected} actions={actions} onClear={() => table.setRowSelection({})} />
          <FilterInput value={filter} onChange={setFilter} />
          <ColumnsMenu table={table} />
        </>
      }
    >
      {shown === 0 ? (
        <EmptyState
          icon={IconSearch}
          title="No run matches"
          action={
            <Button variant="default" onClick={() => setFilter('')}>
              Clear the filter
            </Button>
          }
        >
          Every word of the filter must be in the name, tags, series, state, device or note.
        </EmptyState>
      ) : (
        <RunsTable
          table={table}
          onEdit={({ run }) => setEdited(run)}
          onDelete={({ run }) => actions.remove([run])}
          menuOf={({ run }) => <RunMenuItems run={run} actions={actions} onEdit={() => setEdited(run)} />}
        />
      )}
      <RunDetailsModal run={edited} onClose={() => setEdited(null)} />
    </Page>
  );
}

function useRunsTable(runs: readonly RunSummary[], filter: string): RunsTableModel {
  const jobs = useJobs().data;
  const { visibility, sorting, setVisibility, setSorting } = useRunsTableStore();
  const data = useMemo(
    (): RunRow[] =>
      runs.filter((run) => matchesRun(run, filter)).map((run) => ({ run, job: jobOf(run, jobs) })),
    [runs, jobs, filter],
  );
  return useTable({
    features: runFeatures,
    columns: runs.some(({ seeds }) => seeds > 1) ? runColumns.seeded : runColumns.plain,
    data,
    getRowId: ({ run }) => String(run.id),
    initialState: { columnPinning: { start: ['select', 'name'], end: [] } },
    state: { columnVisibility: visibility, sorting },
    onColumnVisibilityChange: setVisibility,
    onSortingChange: setSorting,
    enableSortingRemoval: false,
  });
}
