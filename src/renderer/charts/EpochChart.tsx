import {
  createOptionsChart,
  createSeriesMarkers,
  type IChartApiBase,
  LineSeries,
  LineStyle,
  type MouseEventParams,
} from 'lightweight-charts';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { type ChartPalette, seriesColor } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { NOT_AVAILABLE } from '../ui/format';
import { BandSeries } from './band-series';
import { ChartFrame } from './ChartFrame';
import { lookOf } from './chart-options';
import { handleChartKey } from './keyboard';
import type { EpochChartProps } from './props';
import { lineStyles } from './stroke';
import type { EpochCurve } from './types';
import { useChart } from './use-chart';
import { useFitted } from './use-fitted';

type NumericChart = IChartApiBase<number>;

/** Up to this many epochs each has a dot, so that the first one shows before there is a line. */
const DOTTED_EPOCHS = 25;
/** More labels than these would cover the axis; the legend has the values. */
const LABELLED_CURVES = 8;

/** Curves against the epoch number; grows while training, always showing all of it. */
export function EpochChart(props: EpochChartProps) {
  const { curves, format, step, bestEpoch = null, baseline } = props;
  const palette = usePalette();
  const { container, chart } = useChart<NumericChart>((element) =>
    createOptionsChart(element, {
      autoSize: true,
      handleScroll: false,
      handleScale: false,
      localization: { precision: 0 },
    }),
  );
  const { fit } = useFitted(chart, container);
  const [epoch, setEpoch] = useState<number | null>(null);

  useEffect(() => {
    if (chart === null) return;
    const onMove = ({ time }: MouseEventParams<number>) => setEpoch(time ?? null);
    chart.subscribeCrosshairMove(onMove);
    return () => chart.unsubscribeCrosshairMove(onMove);
  }, [chart]);

  useEffect(() => {
    if (chart === null) return;
    const look = lookOf(palette);
    chart.applyOptions({
      ...look,
      layout: { ...look.layout, attributionLogo: false },
      timeScale: { borderColor: palette.border, fixLeftEdge: true, fixRightEdge: true, minBarSpacing: 0.01 },
    });
  }, [chart, palette]);

  useEffect(() => {
    if (chart === null) return;
    const bands = curves.flatMap((curve, index) =>
      addBand(chart, curve, colorOf(curve, index, palette), { format, step }),
    );
    const added = curves.map((curve, index) =>
      addCurve(chart, curve, colorOf(curve, index, palette), {
        format,
        step,
        hasLabel: curves.length <= LABELLED_CURVES,
      }),
    );
    const judged = added.at(-1);
    if (judged !== undefined && bestEpoch !== null) {
      createSeriesMarkers(judged, [
        {
          time: bestEpoch,
          position: 'aboveBar',
          shape: 'circle',
          color: palette.text,
          text: 'best',
          size: 0.5,
        },
      ]);
    }
    if (baseline !== undefined) {
      added[0]?.createPriceLine({
        price: baseline.value,
        title: baseline.label,
        color: palette.crosshair,
        lineWidth: 1,
        lineStyle: LineStyle.Dotted,
        axisLabelVisible: false,
      });
    }
    fit();
    return () => {
      for (const series of [...bands, ...added]) chart.removeSeries(series);
    };
  }, [chart, curves, format, step, bestEpoch, baseline, palette, fit]);

  const ends = curves.map(({ points }) => points.at(-1)?.epoch ?? 0);
  const last = Math.max(0, ...ends);
  const onKey = (event: KeyboardEvent) => chart !== null && handleChartKey(chart.timeScale(), last, event);
  return (
    <ChartFrame
      container={container}
      label={props.label}
      testId={props.testId ?? 'epoch-chart'}
      lead={leadOf(epoch, ends)}
      items={[
        ...curves.map((curve, index) => ({
          id: curve.id,
          label: curve.label,
          color: colorOf(curve, index, palette),
          stroke: curve.stroke,
          value: valueAt(curve, epoch ?? ends[index] ?? 0, format),
        })),
        // The library draws the line without its name.
        ...(baseline === undefined
          ? []
          : [
              {
                id: 'baseline',
                label: baseline.label,
                color: palette.crosshair,
                value: format(baseline.value),
              },
            ]),
      ]}
      onKey={onKey}
    />
  );
}

/** Without a crosshair each curve shows its own last value: runs stop at different epochs. */
function leadOf(epoch: number | null, ends: readonly number[]): string {
  if (epoch !== null) return `Epoch ${epoch}`;
  const last = Math.max(0, ...ends);
  if (last === 0) return 'No epoch yet';
  return ends.every((end) => end === last) ? `Epoch ${last}` : 'Last epoch';
}

const colorOf = (curve: EpochCurve, index: number, palette: ChartPalette): string =>
  curve.color ?? seriesColor(palette, index);

function addCurve(
  chart: NumericChart,
  curve: EpochCurve,
  color: string,
  look: Pick<EpochChartProps, 'format' | 'step'> & { readonly hasLabel: boolean },
) {
  const series = chart.addSeries(LineSeries, {
    color,
    lineWidth: 2,
    lineStyle: lineStyles[curve.stroke ?? 'solid'],
    priceLineVisible: false,
    lastValueVisible: look.hasLabel,
    pointMarkersVisible: curve.points.length <= DOTTED_EPOCHS,
    pointMarkersRadius: 2.5,
    priceFormat: { type: 'custom', formatter: look.format, minMove: look.step },
  });
  series.setData(
    curve.points.map(({ epoch, value }) =>
      value === null || Number.isNaN(value) ? { time: epoch } : { time: epoch, value },
    ),
  );
  return series;
}

/** Where the points are means of several: the area that they lie in. */
function addBand(
  chart: NumericChart,
  { points }: EpochCurve,
  color: string,
  look: Pick<EpochChartProps, 'format' | 'step'>,
) {
  const known = points.flatMap(({ epoch, low, high }) =>
    low !== undefined && high !== undefined && low < high ? [{ time: epoch, low, high }] : [],
  );
  if (known.length === 0) return [];
  const series = chart.addCustomSeries(new BandSeries<number>(), {
    color: `${color}2b`,
    priceFormat: { type: 'custom', formatter: look.format, minMove: look.step },
    priceLineVisible: false,
    lastValueVisible: false,
  });
  series.setData(known);
  return [series];
}

function valueAt(curve: EpochCurve, epoch: number, format: (value: number) => string): string {
  const value = curve.points.find((point) => point.epoch === epoch)?.value ?? null;
  return value === null || Number.isNaN(value) ? NOT_AVAILABLE : format(value);
}
