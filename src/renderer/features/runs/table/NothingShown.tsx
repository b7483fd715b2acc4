import { Button } from '@mantine/core';
import { IconArchive, IconEyeOff, IconHistory, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../../api/client';
import { keys } from '../../../api/keys';
import { EmptyState } from '../../../ui/EmptyState';
import { navigate } from '../../../ui/location';
import { useTableStore } from './table-store';
import type { TableView } from './use-stretches';

/** Why there is no row, and the way to some. */
export function NothingShown({ view }: { readonly view: TableView }): ReactNode {
  const { total, matched } = view.totals;
  const { setQuery, show } = useTableStore.getState();
  if (matched > 0) {
    return (
      <EmptyState
        icon={IconEyeOff}
        title="All of them are hidden"
        action={<Button onClick={() => show(null)}>Show them</Button>}
      >
        Every run that matches was taken off the table.
      </EmptyState>
    );
  }
  if (total > 0) {
    return (
      <EmptyState
        icon={IconSearch}
        title="No run matches"
        action={
          <Button variant="default" onClick={() => setQuery('')}>
            Clear the filter
          </Button>
        }
      >
        A word must be in the name, tags, series, state, device or note; a test such as test.sharpe &gt; 0.5
        must hold.
      </EmptyState>
    );
  }
  return view.ask.archived ? <NoRuns /> : <NoneButArchived />;
}

function NoneButArchived(): ReactNode {
  const ask = { query: 'is:archived', archived: true };
  const archived = useQuery({ queryKey: keys.runIds(ask), queryFn: () => call('runs.ids', ask) }).data;
  if (archived === undefined) return null;
  if (archived.length === 0) return <NoRuns />;
  return (
    <EmptyState
      icon={IconArchive}
      title="All runs are archived"
      action={
        <Button onClick={() => useTableStore.getState().set({ isArchivedShown: true })}>Show them</Button>
      }
    >
      Archived runs are kept, and left out of the table until they are asked for.
    </EmptyState>
  );
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
