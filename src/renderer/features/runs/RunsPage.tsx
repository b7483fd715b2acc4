import { Button, CloseButton, Menu, TextInput, Tooltip } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import {
  IconArrowsDiff,
  IconCopy,
  IconHistory,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react';
import { useTable } from '@tanstack/react-table';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useJobs, useRuns } from '../../api/queries';
import { EmptyState } from '../../ui/EmptyState';
import { formatCount, formatNumber } from '../../ui/format';
import { navigate } from '../../ui/location';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { comparePath, MAX_COMPARED } from '../compare/compare-store';
import { ColumnsMenu } from './ColumnsMenu';
import { RunDetailsModal } from './RunDetailsModal';
import { RunsTable, type RunsTableModel } from './RunsTable';
import { type RunRow, runColumns, runFeatures } from './run-columns';
import { isActive, isResumable, jobOf, matchesRun } from './run-state';
import styles from './runs-page.module.css';
import { useRunsTableStore } from './runs-table-store';
import { type RunActions, useRunActions } from './use-run-actions';

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
    columns: runColumns,
    data,
    getRowId: ({ run }) => String(run.id),
    initialState: { columnPinning: { start: ['select', 'name'], end: [] } },
    state: { columnVisibility: visibility, sorting },
    onColumnVisibilityChange: setVisibility,
    onSortingChange: setSorting,
    enableSortingRemoval: false,
  });
}

interface SelectionProps {
  readonly selected: readonly RunSummary[];
  readonly actions: RunActions;
  readonly onClear: () => void;
}

function SelectionActions({ selected, actions, onClear }: SelectionProps): ReactNode {
  if (selected.length === 0) return null;
  const isComparable = selected.length >= 2 && selected.length <= MAX_COMPARED;
  return (
    <>
      <span className={styles.count} data-testid="runs-selected">
        {formatCount(selected.length, 'run')} selected
      </span>
      <CloseButton size="sm" aria-label="Clear the selection" onClick={onClear} />
      <Tooltip
        label={isComparable ? 'Put them side by side' : `Select 2 to ${MAX_COMPARED} runs to compare them`}
      >
        <Button
          leftSection={<IconArrowsDiff size={14} />}
          data-testid="runs-compare"
          data-disabled={!isComparable || undefined}
          aria-disabled={!isComparable}
          onClick={() => isComparable && navigate(comparePath(selected.map((run) => run.id)))}
        >
          Compare
        </Button>
      </Tooltip>
      <Button
        variant="default"
        leftSection={<IconTrash size={14} />}
        data-testid="runs-delete"
        onClick={() => {
          actions.remove(selected);
          onClear();
        }}
      >
        Delete
      </Button>
    </>
  );
}

interface FilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FilterInput({ value, onChange }: FilterProps): ReactNode {
  return (
    <TextInput
      w={240}
      data-filter
      data-testid="runs-filter"
      aria-label="Filter the runs"
      placeholder="Filter by name, tag, series, state"
      leftSection={<IconSearch size={14} />}
      rightSection={
        value !== '' && <CloseButton size="xs" aria-label="Clear the filter" onClick={() => onChange('')} />
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
    />
  );
}

interface MenuProps {
  readonly run: RunSummary;
  readonly actions: RunActions;
  readonly onEdit: () => void;
}

function RunMenuItems({ run, actions, onEdit }: MenuProps): ReactNode {
  return (
    <>
      <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
        Name, tags, note…
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => actions.duplicateAsExperiment(run.id)}>
        Duplicate as experiment
      </Menu.Item>
      {isActive(run) && (
        <Menu.Item leftSection={<IconPlayerStop size={14} />} onClick={() => actions.cancel(run.id)}>
          Cancel
        </Menu.Item>
      )}
      {isResumable(run) && (
        <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={() => actions.resume(run.id)}>
          Resume
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconTrash size={14} />} onClick={() => actions.remove([run])}>
        Delete
      </Menu.Item>
    </>
  );
}
