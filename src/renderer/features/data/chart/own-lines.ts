import type { ChartDetail } from '@shared/chart';
import type { SeriesKind } from '@shared/series';
import type { ChartLine, ChartPane } from '../../../charts/types';
import type { ChartPalette } from '../../../theme/palette';
import { priceFormatOf, valueFormatOf } from '../../../ui/format';

export interface OwnLines {
  readonly overlays: readonly ChartLine[];
  readonly panes: readonly ChartPane[];
}

/** What a series without bars is drawn as: its value; or its best prices, with the spread and the imbalance below. */
export function ownLines(
  kind: SeriesKind,
  name: string,
  { lines }: ChartDetail,
  palette: ChartPalette,
): OwnLines {
  const line = (id: string, label: string, look: Partial<ChartLine> = {}): readonly ChartLine[] => {
    const found = lines[id];
    if (found === undefined) return [];
    return [
      {
        id,
        label,
        values: found.values,
        extremes: found.extremes,
        format: valueFormatOf(found.largest),
        ...look,
      },
    ];
  };
  if (kind === 'scalar') return { overlays: line('value', name, { color: palette.accent }), panes: [] };
  if (kind === 'bars') return { overlays: [], panes: [] };
  const format = priceFormatOf(lines.mid?.largest ?? 0);
  // One of the three shows what the price went through; three bands would hide each other.
  const edge = { format, extremes: null };
  return {
    overlays: [
      ...line('bid', 'Bid', { ...edge, color: palette.up }),
      ...line('ask', 'Ask', { ...edge, color: palette.down }),
      ...line('mid', 'Mid', { format, color: palette.accent }),
    ],
    panes: [
      { id: 'spread', lines: line('spread', 'Spread', { color: palette.series[1] ?? palette.accent }) },
      {
        id: 'imbalance',
        lines: line('imbalance', 'Imbalance of the best sizes', {
          color: palette.series[5] ?? palette.accent,
        }),
        levels: [{ value: 0, label: '' }],
        range: [-1, 1],
      },
    ],
  };
}
