import {
  AreaSeries,
  type AutoscaleInfo,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  LineType,
} from 'lightweight-charts';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { largestIn, valueFormatOf } from '../ui/format';
import { BandSeries } from './band-series';
import { toChartTime } from './time';
import type { ChartLine, ChartPane } from './types';

export type AnyLine =
  | ISeriesApi<'Line'>
  | ISeriesApi<'Area'>
  | ISeriesApi<'Histogram'>
  | ISeriesApi<'Custom'>;

/** A line as it is drawn: with its colour, and its values written one way. */
export type ColoredLine = ChartLine & Required<Pick<ChartLine, 'color' | 'format'>>;
export type ColoredPane = Omit<ChartPane, 'lines'> & { readonly lines: readonly ColoredLine[] };

/** Gives each line that has no colour the next one of the palette, overlays first, then pane by pane. */
export function colorLines(
  overlays: readonly ChartLine[],
  panes: readonly ChartPane[],
  palette: ChartPalette,
): { readonly overlays: readonly ColoredLine[]; readonly panes: readonly ColoredPane[] } {
  let count = 0;
  const colored = (line: ChartLine): ColoredLine => ({
    ...line,
    color: line.color ?? seriesColor(palette, count++),
    format: line.format ?? valueFormatOf(largestIn(line.values)),
  });
  return {
    overlays: overlays.map(colored),
    panes: panes.map((pane) => ({ ...pane, lines: pane.lines.map(colored) })),
  };
}

/** A line on a chart, and the way to give it its values, one for each time. */
export interface DrawnLine {
  readonly series: AnyLine;
  show(line: ColoredLine, time: Float64Array): void;
}

/** Adds a line without its values to a pane: 0 is the price pane, 1 the first below it. */
export function createLine(
  chart: IChartApi,
  line: ColoredLine,
  paneIndex: number,
  palette: ChartPalette,
): DrawnLine {
  const drawn =
    line.lower === undefined
      ? createCurve(chart, line, paneIndex, palette)
      : createBand(chart, line, paneIndex);
  drawn.series.applyOptions({
    priceLineVisible: false,
    lastValueVisible: paneIndex > 0 && line.lower === undefined && line.kind !== 'dots',
  });
  // Room for the legend, which lies on the top of the pane.
  if (paneIndex > 0) drawn.series.priceScale().applyOptions({ scaleMargins: { top: 0.22, bottom: 0.08 } });
  return drawn;
}

function createBand(chart: IChartApi, { color }: ColoredLine, paneIndex: number): DrawnLine {
  const series = chart.addCustomSeries(new BandSeries(), { color }, paneIndex);
  return {
    series,
    show(line, time) {
      series.applyOptions(formatOptions(line));
      series.setData(bandPointsOf(line, time));
    },
  };
}

function createCurve(
  chart: IChartApi,
  line: ColoredLine,
  paneIndex: number,
  palette: ChartPalette,
): DrawnLine {
  const series = createSeries(chart, line, paneIndex);
  return {
    series,
    show(next, time) {
      series.applyOptions(formatOptions(next));
      series.setData(pointsOf(next, time, palette));
    },
  };
}

function formatOptions({ format, values }: ColoredLine) {
  const largest = largestIn(values);
  // Finer than any two labels of the axis.
  const minMove = largest > 0 ? Math.min(1e-6, 10 ** (Math.floor(Math.log10(largest)) - 4)) : 1e-6;
  return { priceFormat: { type: 'custom' as const, formatter: format, minMove } };
}

/** Levels and fixed range of a pane hang on its first line. */
export function dressPane(
  series: AnyLine,
  pane: Pick<ChartPane, 'levels' | 'range'>,
  palette: ChartPalette,
): void {
  for (const level of pane.levels ?? []) {
    series.createPriceLine({
      price: level.value,
      title: level.label,
      color: level.color ?? palette.crosshair,
      lineStyle: LineStyle.Dashed,
      lineWidth: 1,
      axisLabelVisible: false,
    });
  }
  const { range } = pane;
  if (range === undefined) return;
  series.priceScale().applyOptions({ scaleMargins: { top: 0.04, bottom: 0.04 } });
  series.applyOptions({
    autoscaleInfoProvider: (): AutoscaleInfo => ({ priceRange: { minValue: range[0], maxValue: range[1] } }),
  });
}

function createSeries(
  chart: IChartApi,
  line: ColoredLine,
  pane: number,
): Exclude<AnyLine, ISeriesApi<'Custom'>> {
  const { color } = line;
  switch (line.kind ?? 'line') {
    case 'area':
      return chart.addSeries(
        AreaSeries,
        { lineColor: color, topColor: `${color}40`, bottomColor: `${color}08`, lineWidth: 1 },
        pane,
      );
    case 'histogram':
      return chart.addSeries(HistogramSeries, { color }, pane);
    case 'dots':
      return chart.addSeries(
        LineSeries,
        { color, lineVisible: false, pointMarkersVisible: true, pointMarkersRadius: 1.5 },
        pane,
      );
    case 'step':
      return chart.addSeries(LineSeries, { color, lineWidth: 1, lineType: LineType.WithSteps }, pane);
    case 'line':
      return chart.addSeries(LineSeries, { color, lineWidth: 1, crosshairMarkerRadius: 3 }, pane);
  }
}

function bandPointsOf({ values, lower }: ChartLine, time: Float64Array) {
  return Array.from(time, (moment, i) => {
    const low = lower?.[i] ?? Number.NaN;
    const high = values[i]!;
    return Number.isFinite(low) && Number.isFinite(high)
      ? { time: toChartTime(moment), low, high }
      : { time: toChartTime(moment) };
  });
}

function pointsOf(line: ChartLine, time: Float64Array, palette: ChartPalette) {
  const length = Math.min(time.length, line.values.length);
  const isSigned = line.kind === 'histogram';
  return Array.from({ length }, (_, i) => {
    const value = line.values[i]!;
    if (!Number.isFinite(value)) return { time: toChartTime(time[i]!) };
    const point = { time: toChartTime(time[i]!), value };
    return isSigned ? { ...point, color: value < 0 ? palette.down : palette.up } : point;
  });
}
