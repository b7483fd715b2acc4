import {
  AreaSeries,
  createChart,
  type IChartApi,
  LineSeries,
  LineStyle,
  type MouseEventParams,
  PriceScaleMode,
  type Time,
} from 'lightweight-charts';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatBarTime, NOT_AVAILABLE } from '../ui/format';
import { ChartFrame } from './ChartFrame';
import { timeChartOptions } from './chart-options';
import { handleChartKey } from './keyboard';
import type { LineChartProps } from './props';
import { indexAt, intervalOf, toChartTime } from './time';
import type { TimeCurve } from './types';
import { useChart } from './use-chart';

/** Curves over time, all in one pane, with a legend of the values under the crosshair, else of the last ones. */
export function LineChart(props: LineChartProps) {
  const { curves, format, baseline, isLogScale = false } = props;
  const palette = usePalette();
  const { container, chart } = useChart<IChartApi>((element) => createChart(element, { autoSize: true }));
  const [moment, setMoment] = useState<number | null>(null);
  const interval = useMemo(() => intervalOf(curves[0]?.time ?? new Float64Array()), [curves]);

  useEffect(() => {
    if (chart === null) return;
    const onMove = ({ time }: MouseEventParams<Time>) =>
      setMoment(time === undefined ? null : Number(time) * 1000);
    chart.subscribeCrosshairMove(onMove);
    return () => chart.unsubscribeCrosshairMove(onMove);
  }, [chart]);

  useEffect(() => {
    if (chart === null) return;
    const options = timeChartOptions(palette, interval);
    chart.applyOptions({
      ...options,
      layout: { ...options.layout, attributionLogo: false },
      rightPriceScale: {
        ...options.rightPriceScale,
        mode: isLogScale ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal,
      },
      localization: { timeFormatter: (time: Time) => formatBarTime(Number(time) * 1000, interval) },
    });
  }, [chart, palette, interval, isLogScale]);

  useEffect(() => {
    if (chart === null) return;
    const added = curves.map((curve, index) =>
      addCurve(chart, curve, colorOf(curve, index, palette), format),
    );
    if (baseline !== undefined) {
      added[0]?.createPriceLine({
        price: baseline,
        color: palette.crosshair,
        lineWidth: 1,
        lineStyle: LineStyle.Dotted,
        axisLabelVisible: false,
      });
    }
    chart.timeScale().fitContent();
    return () => {
      for (const series of added) chart.removeSeries(series);
    };
  }, [chart, curves, format, baseline, palette]);

  const longest = curves.reduce((length, curve) => Math.max(length, curve.time.length), 0);
  const onKey = (event: KeyboardEvent) => chart !== null && handleChartKey(chart.timeScale(), longest, event);
  return (
    <ChartFrame
      container={container}
      label={props.label}
      testId={props.testId ?? 'line-chart'}
      lead={moment === null ? 'Last' : formatBarTime(moment, interval)}
      items={curves.map((curve, index) => ({
        id: curve.id,
        label: curve.label,
        color: colorOf(curve, index, palette),
        value: valueAt(curve, moment, format),
      }))}
      onKey={onKey}
    />
  );
}

const colorOf = (curve: TimeCurve, index: number, palette: ChartPalette): string =>
  curve.color ?? seriesColor(palette, index);

function addCurve(chart: IChartApi, curve: TimeCurve, color: string, format: (value: number) => string) {
  const shared = {
    lineWidth: 2 as const,
    lineStyle: curve.isDashed === true ? LineStyle.Dashed : LineStyle.Solid,
    priceLineVisible: false,
    priceFormat: { type: 'custom' as const, formatter: format, minMove: 1e-6 },
  };
  const series =
    curve.kind === 'area'
      ? chart.addSeries(AreaSeries, {
          ...shared,
          lineColor: color,
          topColor: `${color}10`,
          bottomColor: `${color}40`,
          lineWidth: 1,
        })
      : chart.addSeries(LineSeries, { ...shared, color });
  series.setData(
    Array.from(curve.time, (ms, index) => {
      const time = toChartTime(ms);
      const value = curve.values[index]!;
      return Number.isFinite(value) ? { time, value } : { time };
    }),
  );
  return series;
}

/** The value at a moment, or the last one before it; the last of all without a moment. */
function valueAt(curve: TimeCurve, moment: number | null, format: (value: number) => string): string {
  const index = moment === null ? curve.values.length - 1 : indexAt(curve.time, moment);
  const value = curve.values[index];
  return value !== undefined && Number.isFinite(value) ? format(value) : NOT_AVAILABLE;
}
