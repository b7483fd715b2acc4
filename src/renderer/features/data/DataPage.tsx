import { Button } from '@mantine/core';
import type { SeriesSummary } from '@shared/series';
import { IconFileImport } from '@tabler/icons-react';
import { useSearch } from 'wouter';
import { useJobs, useSeriesList } from '../../api/queries';
import { useActions } from '../../shell/use-actions';
import { EmptyState } from '../../ui/EmptyState';
import { LineSkeleton, QueryView } from '../../ui/QueryView';
import { SplitPane, SplitView } from '../../ui/SplitView';
import { momentsOf } from './chart/place';
import { QualityView } from './quality/QualityView';
import { SeriesList } from './SeriesList';
import type { SeriesViewName } from './SeriesTabs';
import { SeriesView } from './SeriesView';
import { VaultView } from './vault/VaultView';

interface DataPageProps {
  /** Series to show; the first one where null or gone. */
  readonly id: number | null;
  readonly view: SeriesViewName;
}

export function DataPage({ id, view }: DataPageProps) {
  const list = useSeriesList();
  return (
    <QueryView query={list} skeleton={<LineSkeleton lines={8} />}>
      {(series) => (series.length === 0 ? <NoData /> : <SeriesPanes series={series} id={id} view={view} />)}
    </QueryView>
  );
}

function SeriesPanes({ series, id, view }: DataPageProps & { readonly series: readonly SeriesSummary[] }) {
  const chosen = series.find((one) => one.id === id) ?? series[0]!;
  const search = useSearch();
  const moments = momentsOf(new URLSearchParams(search));
  return (
    <SplitView id="data">
      <SplitPane id="data-list" defaultSize="264px" minSize="200px" maxSize="40%">
        <SeriesList series={series} chosenId={chosen.id} view={view} />
      </SplitPane>
      <SplitPane id="data-main" minSize="40%">
        {view === 'quality' ? (
          <QualityView key={chosen.id} series={chosen} />
        ) : view === 'vault' && chosen.kind === 'bars' ? (
          <VaultView key={chosen.id} series={chosen} />
        ) : (
          <SeriesView key={`${chosen.id}${search}`} series={chosen} moments={moments} />
        )}
      </SplitPane>
    </SplitView>
  );
}

function NoData() {
  const act = useActions();
  const coming = useJobs().data?.find(({ kind }) => kind === 'import');
  if (coming !== undefined) {
    return (
      <EmptyState icon={IconFileImport} title={coming.title} testId="data-coming">
        Its chart appears here as soon as it is stored.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconFileImport}
      title="No data yet"
      testId="data-empty"
      action={
        <Button onClick={() => act('import')} data-testid="import-open">
          Import a file…
        </Button>
      }
    >
      Drop a file with open, high, low, close and volume anywhere onto this window, or choose one. You see
      what was recognised, and what is wrong with it, before anything is stored.
    </EmptyState>
  );
}
