import {
  CandlestickSeries,
  createSeriesMarkers,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import type { ChartPalette } from '../theme/palette';
import { formatCompact, priceFormatOf, priceStepOf } from '../ui/format';
import { toChartTime } from './time';
import type { ChartBars, ChartMarker } from './types';

/** The series of the price pane that every price chart has. */
export interface CandleSeries {
  readonly candles: ISeriesApi<'Candlestick'>;
  readonly volume: ISeriesApi<'Histogram'>;
  readonly markers: ISeriesMarkersPluginApi<Time>;
}

export interface CandleLook {
  readonly hasVolume: boolean;
  /** Largest price, which all are written like. */
  readonly largest: number;
  /** Whether the last bar is the series' own last one, whose close the price line stands at. */
  readonly isEnd: boolean;
}

export function addCandles(chart: IChartApi): CandleSeries {
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    priceFormat: { type: 'custom', formatter: formatCompact, minMove: 1 },
    priceLineVisible: false,
    lastValueVisible: false,
  });
  const candles = chart.addSeries(CandlestickSeries);
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
  return { candles, volume, markers: createSeriesMarkers(candles, []) };
}

export function setBars(
  series: CandleSeries,
  bars: ChartBars,
  palette: ChartPalette,
  { hasVolume, largest, isEnd }: CandleLook,
): void {
  const { up, down } = palette;
  series.candles.applyOptions({
    priceFormat: { type: 'custom', formatter: priceFormatOf(largest), minMove: priceStepOf(largest) },
    priceLineVisible: isEnd,
    upColor: up,
    downColor: down,
    borderVisible: false,
    wickUpColor: up,
    wickDownColor: down,
  });
  series.candles.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: hasVolume ? 0.2 : 0.06 } });
  series.candles.setData(candleData(bars));
  series.volume.setData(hasVolume ? volumeData(bars, palette) : []);
}

export function setMarkers(
  series: CandleSeries,
  markers: readonly ChartMarker[],
  palette: ChartPalette,
): void {
  const inOrder = [...markers].sort((a, b) => a.time - b.time);
  series.markers.setMarkers(inOrder.map((marker) => toSeriesMarker(marker, palette)));
}

export const hasAnyVolume = (bars: ChartBars): boolean => bars.volume.some((value) => value > 0);

function candleData(bars: ChartBars) {
  return Array.from(bars.time, (time, i) => ({
    time: toChartTime(time),
    open: bars.open[i]!,
    high: bars.high[i]!,
    low: bars.low[i]!,
    close: bars.close[i]!,
  }));
}

function volumeData(bars: ChartBars, palette: ChartPalette) {
  return Array.from(bars.time, (ms, i) => {
    const value = bars.volume[i]!;
    const time = toChartTime(ms);
    if (!Number.isFinite(value)) return { time };
    return { time, value, color: bars.close[i]! >= bars.open[i]! ? palette.volumeUp : palette.volumeDown };
  });
}

function toSeriesMarker(marker: ChartMarker, palette: ChartPalette): SeriesMarker<Time> {
  const base = { time: toChartTime(marker.time), text: marker.text, size: 1 };
  switch (marker.kind) {
    case 'buy':
      return { ...base, position: 'belowBar', shape: 'arrowUp', color: palette.up };
    case 'sell':
      return { ...base, position: 'aboveBar', shape: 'arrowDown', color: palette.down };
    case 'exit':
      return { ...base, position: 'aboveBar', shape: 'circle', color: palette.text, size: 0.6 };
  }
}
