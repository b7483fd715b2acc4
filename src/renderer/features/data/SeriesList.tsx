import { ActionIcon, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import type { SeriesKind, SeriesSummary } from '@shared/series';
import {
  IconAlertTriangle,
  IconChartCandle,
  IconChartLine,
  IconFileImport,
  IconSearch,
  IconStack2,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useActions } from '../../shell/use-actions';
import { formatCount, formatInterval, formatPeriod } from '../../ui/format';
import { navigate } from '../../ui/location';
import { openingQuery } from './chart/use-series-chart';
import classes from './data.module.css';
import { moveAmongRows } from './list-keys';
import { addressOf, type SeriesViewName } from './SeriesTabs';
import { sizeOf } from './series-words';

interface SeriesListProps {
  readonly series: readonly SeriesSummary[];
  readonly chosenId: number;
  /** How the next series is looked at: as this one is. */
  readonly view: SeriesViewName;
}

/** The workspace's series, with a filter by name. */
export function SeriesList({ series, chosenId, view }: SeriesListProps) {
  const [filter, setFilter] = useState('');
  const act = useActions();
  const wanted = filter.trim().toLowerCase();
  const shown = series.filter(({ name }) => name.toLowerCase().includes(wanted));
  const tabStop = (shown.find(({ id }) => id === chosenId) ?? shown[0])?.id;
  return (
    <div className={classes.list}>
      <div className={classes.listHeader}>
        <TextInput
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          placeholder="Filter series"
          aria-label="Filter series by name"
          leftSection={<IconSearch size={14} />}
          style={{ flex: 1 }}
          data-filter
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <Tooltip label="Import data (i)">
          <ActionIcon
            variant="default"
            size={30}
            onClick={() => act('import')}
            aria-label="Import data"
            data-testid="import-open"
          >
            <IconFileImport size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={classes.rows} aria-label="Series" onKeyDown={moveAmongRows}>
        {shown.map((one) => (
          <li key={one.id}>
            <SeriesRow
              series={one}
              isChosen={one.id === chosenId}
              isTabStop={one.id === tabStop}
              view={view}
            />
          </li>
        ))}
        {shown.length === 0 && <li className={classes.none}>No series is called “{filter.trim()}”.</li>}
      </ul>
    </div>
  );
}

interface SeriesRowProps extends Pick<SeriesListProps, 'view'> {
  readonly series: SeriesSummary;
  readonly isChosen: boolean;
  /** The row that Tab goes to; arrow keys lead to the others. */
  readonly isTabStop: boolean;
}

function SeriesRow({ series, isChosen, isTabStop, view }: SeriesRowProps) {
  const { id, name, kind, firstTime, lastTime, intervalMs, warnings } = series;
  const client = useQueryClient();
  const readAhead = (): void => {
    if (view === 'chart') void client.prefetchQuery(openingQuery(id));
  };
  return (
    <UnstyledButton
      className={classes.row}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => {
        readAhead();
        navigate(addressOf(id, view));
      }}
      onPointerEnter={readAhead}
      data-testid={`series-row-${id}`}
    >
      <span className={classes.rowName} title={name}>
        <KindIcon kind={kind} />
        {name}
      </span>
      {warnings.length > 0 && (
        <Tooltip label={warnings.join('\n')} multiline maw={360} style={{ whiteSpace: 'pre-line' }}>
          <span className={classes.warnings} role="img" aria-label={formatCount(warnings.length, 'warning')}>
            <IconAlertTriangle size={13} aria-hidden />
            {warnings.length}
          </span>
        </Tooltip>
      )}
      <span className={classes.rowFacts}>
        <span>{formatPeriod(firstTime, lastTime, intervalMs)}</span>
        <span>
          {sizeOf(series)} · {formatInterval(intervalMs)}
        </span>
      </span>
    </UnstyledButton>
  );
}

const kinds = {
  bars: { Icon: IconChartCandle, words: 'Bars' },
  scalar: { Icon: IconChartLine, words: 'Single values' },
  depth: { Icon: IconStack2, words: 'Order-book depth' },
} as const;

function KindIcon({ kind }: { readonly kind: SeriesKind }) {
  const { Icon, words } = kinds[kind];
  return <Icon className={classes.kind} size={14} role="img" aria-label={words} />;
}
