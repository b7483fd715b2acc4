import { Link } from 'wouter';
import { useRecordedRemedies, useSeriesList } from '../../api/queries';
import { formatCount } from '../../ui/format';
import classes from './series-tabs.module.css';

/** The ways to look at a series, each with an address of its own. */
export type SeriesViewName = 'chart' | 'quality' | 'vault';

export function addressOf(id: number, view: SeriesViewName): string {
  return view === 'chart' ? `/data/${id}` : `/data/${id}/${view}`;
}

interface SeriesTabsProps {
  readonly id: number;
  readonly current: SeriesViewName;
}

/** Leads from one view of a series to the other; in the header of both. Says where the bars are not those of the import. */
export function SeriesTabs({ id, current }: SeriesTabsProps) {
  const recorded = useRecordedRemedies(id).data ?? [];
  const isTraded = useSeriesList().data?.find((one) => one.id === id)?.kind === 'bars';
  const applied = recorded.filter(({ remedy, undoneAt }) => undoneAt === null && remedy.kind !== 'dismiss');
  const currentOf = (view: SeriesViewName) => (view === current ? 'page' : undefined);
  return (
    <>
      <nav className={classes.tabs} aria-label="Views of the series">
        <Link href={addressOf(id, 'chart')} aria-current={currentOf('chart')} data-testid="series-tab-chart">
          Chart
        </Link>
        <Link
          href={addressOf(id, 'quality')}
          aria-current={currentOf('quality')}
          data-testid="series-tab-quality"
        >
          Quality
        </Link>
        {isTraded && (
          <Link
            href={addressOf(id, 'vault')}
            aria-current={currentOf('vault')}
            data-testid="series-tab-vault"
          >
            Vault
          </Link>
        )}
      </nav>
      {applied.length > 0 && (
        <Link href={addressOf(id, 'quality')} className={classes.applied} data-testid="series-remedies">
          {formatCount(applied.length, 'remedy', 'remedies')} applied
        </Link>
      )}
    </>
  );
}
