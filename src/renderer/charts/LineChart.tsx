import {
  AreaSeries,
  type AutoscaleInfo,
  createChart,
  type IChartApi,
  LineSeries,
  LineStyle,
  type LogicalRange,
  type MouseEventParams,
  PriceScaleMode,
  type Time,
} from 'lightweight-charts';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatBarTime, NOT_AVAILABLE } from '../ui/format';
import { ChartFrame } from './ChartFrame';
import { timeChartOptions } from './chart-options';
import { handleChartKey } from './keyboard';
import type { LineChartProps } from './props';
import { lineStyles } from './stroke';
import { indexAt, intervalOf, toChartTime } from './time';
import type { TimeCurve } from './types';
import { useChart } from './use-chart';
import { useFitted } from './use-fitted';

/** More labels than these would cover the axis; the legend has the values. */
const LABELLED_CURVES = 8;

/** Curves over time, all in one pane, with a legend of the values under the crosshair, else of the last ones. */
export function LineChart(props: LineChartProps) {
  const { curves, format, step, baseline, isLogScale = false } = props;
  const isFilled = curves.some(({ kind }) => kind === 'area');
  const palette = usePalette();
  const { container, chart } = useChart<IChartApi>((element) =>
    createChart(element, { autoSize: true, timeScale: { fixLeftEdge: true, fixRightEdge: true } }),
  );
  const { isMoved, fit } = useFitted(chart, container);
  const [moment, setMoment] = useState<number | null>(null);
  const shown = useRef<{ readonly times: string; readonly range: LogicalRange | null }>(null);
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
        // A filled curve hangs from the top.
        scaleMargins: { top: isFilled ? 0.02 : 0.12, bottom: 0.08 },
        mode: isLogScale ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal,
      },
      localization: { timeFormatter: (time: Time) => formatBarTime(Number(time) * 1000, interval) },
    });
  }, [chart, palette, interval, isLogScale, isFilled]);

  useEffect(() => {
    if (chart === null) return;
    const added = curves.map((curve, index) =>
      addCurve(chart, curve, colorOf(curve, index, palette), {
        format,
        step,
        hasLabel: curves.length <= LABELLED_CURVES,
      }),
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
    const scale = chart.timeScale();
    const times = curves.map(({ time }) => `${time.length} ${time[0]} ${time.at(-1)}`).join();
    const before = shown.current;
    // Other colours must not move what the user looks at.
    if (isMoved.current && before?.times === times && before.range !== null)
      scale.setVisibleLogicalRange(before.range);
    else fit();
    return () => {
      shown.current = { times, range: scale.getVisibleLogicalRange() };
      for (const series of added) chart.removeSeries(series);
    };
  }, [chart, curves, format, step, baseline, palette, isMoved, fit]);

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
        stroke: curve.stroke,
        value: valueAt(curve, moment, format),
      }))}
      onKey={onKey}
    />
  );
}

const colorOf = (curve: TimeCurve, index: number, palette: ChartPalette): string =>
  curve.color ?? seriesColor(palette, index);

function addCurve(
  chart: IChartApi,
  curve: TimeCurve,
  color: string,
  look: Pick<LineChartProps, 'format' | 'step'> & { readonly hasLabel: boolean },
) {
  const shared = {
    lineWidth: 2 as const,
    lineStyle: lineStyles[curve.stroke ?? 'solid'],
    priceLineVisible: false,
    lastValueVisible: look.hasLabel,
    priceFormat: { type: 'custom' as const, formatter: look.format, minMove: look.step },
  };
  const series =
    curve.kind === 'area'
      ? chart.addSeries(AreaSeries, {
          ...shared,
          lineColor: color,
          topColor: `${color}10`,
          bottomColor: `${color}40`,
          // A drawdown is what lacks to the peak: filled from its line up to nought.
          invertFilledArea: true,
          lineWidth: 1,
          autoscaleInfoProvider: (fitted: () => AutoscaleInfo | null) => upToNought(fitted()),
        })
      : chart.addSeries(LineSeries, { ...shared, color });
  series.setData(
    Array.from(curve.time, (ms, index) => {
      const time = toChartTime(ms);
      const value = curve.values[index]!;
      if (!Number.isFinite(value)) return { time };
      // The library would draw on over a gap: the stretch that begins before one is not seen.
      const isBeforeGap = Number.isNaN(curve.values[index + 1]);
      return isBeforeGap ? { time, value, color: 'transparent' } : { time, value };
    }),
  );
  return series;
}

/** Nothing is above the peak, also where nothing was ever lost. */
function upToNought(fitted: AutoscaleInfo | null): AutoscaleInfo | null {
  if (fitted?.priceRange == null) return fitted;
  const { minValue } = fitted.priceRange;
  return { ...fitted, priceRange: { minValue: minValue < 0 ? minValue : -0.01, maxValue: 0 } };
}

/** The value at a moment, or the last one before it; the last of all without a moment. */
function valueAt(curve: TimeCurve, moment: number | null, format: (value: number) => string): string {
  const index = moment === null ? curve.values.length - 1 : indexAt(curve.time, moment);
  const value = curve.values[index];
  return value !== undefined && Number.isFinite(value) ? format(value) : NOT_AVAILABLE;
}
