import { Text } from '@mantine/core';
import type { SeriesKind, SeriesSummary } from '@shared/series';
import { IconChartCandle, IconChartLine, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../ui/format';
import styles from '../editor.module.css';

export const kindWords: Readonly<Record<SeriesKind, string>> = {
  bars: 'Bars',
  scalar: 'Values',
  depth: 'Order book',
};

const icons = { bars: IconChartCandle, scalar: IconChartLine, depth: IconStack2 } as const;

export function KindIcon({ kind }: { readonly kind: SeriesKind }): ReactNode {
  const Icon = icons[kind];
  return <Icon size={14} className={styles.kindIcon} aria-hidden />;
}

/** A series in a list: what it is, its name, and how much there is of it. */
export function SeriesOption({ series }: { readonly series: SeriesSummary }): ReactNode {
  return (
    <div className={styles.seriesOption}>
      <KindIcon kind={series.kind} />
      <span>
        <Text>{series.name}</Text>
        <Text size="xs" className="ls-quiet">
          {kindText(series)}
        </Text>
      </span>
    </div>
  );
}

/** `Order book, 10 levels · 25,000 snapshots`. */
export function kindText({ kind, levels, bars }: SeriesSummary): string {
  switch (kind) {
    case 'bars':
      return formatCount(bars, 'bar');
    case 'scalar':
      return `${kindWords.scalar} · ${formatCount(bars, 'point')}`;
    case 'depth':
      return `${kindWords.depth}, ${formatCount(levels, 'level')} · ${formatCount(bars, 'snapshot')}`;
  }
}
