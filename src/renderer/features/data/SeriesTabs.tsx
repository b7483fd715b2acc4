import { Link } from 'wouter';
import classes from './series-tabs.module.css';

/** The ways to look at a series, each with an address of its own. */
export type SeriesViewName = 'chart' | 'quality';

const titles = { chart: 'Chart', quality: 'Quality' } as const;

export function addressOf(id: number, view: SeriesViewName): string {
  return view === 'chart' ? `/data/${id}` : `/data/${id}/quality`;
}

interface SeriesTabsProps {
  readonly id: number;
  readonly current: SeriesViewName;
}

/** Leads from one view of a series to the other; in the header of both. */
export function SeriesTabs({ id, current }: SeriesTabsProps) {
  return (
    <nav className={classes.tabs} aria-label="Views of the series">
      {(['chart', 'quality'] as const).map((view) => (
        <Link
          key={view}
          href={addressOf(id, view)}
          aria-current={view === current ? 'page' : undefined}
          data-testid={`series-tab-${view}`}
        >
          {titles[view]}
        </Link>
      ))}
    </nav>
  );
}
