import type { BarRange, ChartPlace, ChartPrices, ChartWindow } from '@shared/chart';
import type { SeriesSummary } from '@shared/series';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { chartQuery } from '../../../api/queries';
import type { Jump } from '../../../charts/props';
import type { Drawing } from '../../../charts/types';
import { usePalette } from '../../../theme/use-palette';
import { arrange } from '../indicators/indicator-lines';
import type { ReadyIndicator } from '../indicators/use-indicators';
import { ownLines } from './own-lines';
import { type Moments, openingPlace, withRoom, withSurroundings } from './place';
import { keepRoom, roomForBuckets } from './room';

/** What the chart is asked to show, and the number of times that it was told to go somewhere. */
interface Asked {
  readonly place: ChartPlace;
  readonly points: number;
  readonly jumps: number;
}

/** The query of the chart that a series is opened with. */
export const openingQuery = (id: number) =>
  chartQuery({ id, prices: 'raw', place: openingPlace, points: roomForBuckets() }, []);

const overviewQuery = (id: number, prices: ChartPrices) =>
  chartQuery({ id, prices, place: { at: 'all' }, points: roomForBuckets() }, []);

/**
 * The part of a series that its chart shows, fetched as the user moves; the chart keeps what it has until the next part is
 * there. A link's moments are gone to first, and marked.
 */
export function useSeriesChart(
  series: SeriesSummary,
  prices: ChartPrices,
  indicators: readonly ReadyIndicator[],
  moments: Moments | null,
) {
  const palette = usePalette();
  const [asked, setAsked] = useState<Asked>({
    place: moments === null ? openingPlace : { at: 'times', ...moments },
    points: roomForBuckets(),
    jumps: 1,
  });
  const [mark, setMark] = useState<BarRange | null>(null);
  const query = useQuery({
    ...chartQuery({ id: series.id, prices, place: asked.place, points: asked.points }, indicators),
    placeholderData: (before) => before,
  });
  const { data, isPlaceholderData } = query;
  const isOpen = data !== undefined;
  const client = useQueryClient();
  useEffect(() => {
    // The first picture takes the end of the series alone; this has the rest read before the user moves.
    if (isOpen) void client.prefetchQuery(overviewQuery(series.id, prices));
  }, [client, isOpen, series.id, prices]);
  const shown = isPlaceholderData ? null : (data?.detail.shown ?? null);
  const isMarked = moments !== null && asked.jumps === 1 && shown !== null;
  if (isMarked && mark === null) setMark(shown);
  const jump = useMemo((): Jump | null => {
    if (shown === null) return null;
    return {
      id: asked.jumps,
      view: asked.place.at === 'bars' ? shown : isMarked ? withSurroundings(shown) : withRoom(shown),
    };
  }, [shown, asked, isMarked]);
  const drawing = useMemo((): Drawing | null => {
    if (data === undefined) return null;
    const { detail } = data;
    const own = ownLines(series.kind, series.name, detail, palette);
    const computed = data.indicators.flatMap((one, index) => {
      const line = detail.indicators[index];
      return line === undefined ? [] : [{ ...one, line }];
    });
    const { overlays, panes } = arrange(computed);
    return { detail, overlays: [...own.overlays, ...overlays], panes: [...own.panes, ...panes] };
  }, [data, series.kind, series.name, palette]);
  const goTo = (place: ChartPlace, points = asked.points): void =>
    setAsked(({ jumps }) => ({ place, points, jumps: jumps + 1 }));
  return {
    query,
    drawing,
    jump,
    mark,
    goTo,
    onFar: (view: BarRange, points: number) => goTo({ at: 'bars', ...view }, points),
    onWindow: (window: ChartWindow, points: number) => {
      keepRoom(points);
      setAsked(({ jumps }) => ({ place: { at: 'window', ...window }, points, jumps }));
    },
  };
}
