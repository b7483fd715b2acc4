import type { IChartApi } from 'lightweight-charts';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ChartPalette } from '../theme/palette';
import { addCandles, type CandleLook, type CandleSeries, setBars, setMarkers } from './candles';
import { createLinePainter } from './line-painter';
import type { ColoredLine, ColoredPane } from './lines';
import type { ChartBars, ChartMarker, VisibleRange } from './types';
import { showRange } from './visible-range';

type Chart = IChartApi | null;

/** Above this many bars in view the texts of markers would lie on each other; the signs stay. */
const LABELLED_BARS = 160;

/** Candles and volume of a chart, drawn anew when bars or colours change. */
export function useCandles(
  chart: Chart,
  bars: ChartBars,
  palette: ChartPalette,
  look: CandleLook,
): RefObject<CandleSeries | null> {
  const series = useRef<CandleSeries>(null);
  useEffect(() => {
    if (chart !== null) series.current = addCandles(chart);
    return () => {
      series.current = null;
    };
  }, [chart]);
  useEffect(() => {
    if (chart !== null && series.current !== null) setBars(series.current, bars, palette, look);
  }, [chart, bars, palette, look]);
  return series;
}

/** Lines over the candles and panes below them. */
export function useLines(
  chart: Chart,
  time: Float64Array,
  overlays: readonly ColoredLine[],
  panes: readonly ColoredPane[],
  palette: ChartPalette,
): void {
  const painter = useMemo(() => (chart === null ? null : createLinePainter(chart)), [chart]);
  useEffect(() => painter?.draw(time, overlays, panes, palette), [painter, time, overlays, panes, palette]);
}

/** Trade markers, with their texts while there is room for them. */
export function useMarkers(
  chart: Chart,
  series: RefObject<CandleSeries | null>,
  markers: readonly ChartMarker[],
  palette: ChartPalette,
): void {
  const [hasTexts, setHasTexts] = useState(false);
  useEffect(() => {
    const scale = chart?.timeScale();
    const onZoom = (range: { readonly from: number; readonly to: number } | null) =>
      setHasTexts(range !== null && range.to - range.from <= LABELLED_BARS);
    scale?.subscribeVisibleLogicalRangeChange(onZoom);
    return () => scale?.unsubscribeVisibleLogicalRangeChange(onZoom);
  }, [chart]);
  useEffect(() => {
    if (chart === null || series.current === null) return;
    const shown = hasTexts ? markers : markers.map(({ time, kind }) => ({ time, kind }));
    setMarkers(series.current, shown, palette);
  }, [chart, series, markers, palette, hasTexts]);
}

/**
 * Shows a range when it is asked for, again when an equal one is asked for as a new object, and the default when other
 * bars come. Adjusted prices of the same bars, or other colours, must not move what the user looks at.
 */
export function useVisibleRange(chart: Chart, time: Float64Array, range: VisibleRange | undefined): void {
  const shown = useRef<{ readonly bars: string; readonly range: VisibleRange | undefined }>(null);
  useEffect(() => {
    if (chart === null) shown.current = null;
    if (chart === null || time.length === 0) return;
    const bars = `${time.length} ${time[0]} ${time.at(-1)}`;
    if (shown.current?.bars === bars && shown.current.range === range) return;
    shown.current = { bars, range };
    showRange(chart, time, range);
  }, [chart, time, range]);
}
