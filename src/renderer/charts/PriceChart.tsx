import { createChart, type IChartApi, type Time } from 'lightweight-charts';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { usePalette } from '../theme/use-palette';
import { formatBarTime, largestIn, priceFormatOf } from '../ui/format';
import { ChartStage } from './ChartStage';
import { hasAnyVolume } from './candles';
import { emptyBarsAtTheEnd, timeChartOptions } from './chart-options';
import classes from './charts.module.css';
import { handleChartKey } from './keyboard';
import { Legend } from './Legend';
import { colorLines } from './lines';
import { barItems, levelItems, lineItems } from './price-legend';
import type { PriceChartProps } from './props';
import { intervalOf } from './time';
import type { ChartLine, ChartMarker, ChartPane } from './types';
import { useChart } from './use-chart';
import { useCrosshair } from './use-crosshair';
import { useCandles, useLines, useMarkers, useVisibleRange } from './use-price-series';

const noLines: readonly ChartLine[] = [];
const noPanes: readonly ChartPane[] = [];
const noMarkers: readonly ChartMarker[] = [];

/**
 * Candles and volume with lines over them, panes below, and trade markers. Once focused, keys move it (see
 * `handleChartKey`). Values under the crosshair stand in the legend; without a crosshair those of the last bar.
 */
export function PriceChart(props: PriceChartProps) {
  const { bars, markers = noMarkers } = props;
  const { time } = bars;
  const palette = usePalette();
  const interval = useMemo(() => intervalOf(time), [time]);
  const hasVolume = useMemo(() => (props.hasVolume ?? true) && hasAnyVolume(bars), [bars, props.hasVolume]);
  const largest = useMemo(() => largestIn(bars.close), [bars.close]);
  const formatPrice = useMemo(() => priceFormatOf(largest), [largest]);
  const { overlays, panes } = useMemo(
    () => colorLines(props.overlays ?? noLines, props.panes ?? noPanes, palette),
    [props.overlays, props.panes, palette],
  );
  const { container, chart } = useChart<IChartApi>((element) =>
    createChart(element, { autoSize: true, ...emptyBarsAtTheEnd }),
  );
  useEffect(() => {
    chart?.applyOptions({
      ...timeChartOptions(palette, interval),
      localization: { timeFormatter: (moment: Time) => formatBarTime(Number(moment) * 1000, interval) },
    });
  }, [chart, palette, interval]);
  const look = useMemo(() => ({ hasVolume, largest, isEnd: true }), [hasVolume, largest]);
  const candles = useCandles(chart, bars, palette, look);
  useLines(chart, time, overlays, panes, palette);
  useMarkers(chart, candles, markers, palette);
  useVisibleRange(chart, time, props.range);
  const crosshair = useCrosshair(chart);

  const last = time.length - 1;
  const index = Math.min(Math.max(crosshair.index ?? last, 0), last);
  const onKey = (event: KeyboardEvent) =>
    chart !== null && handleChartKey(chart.timeScale(), time.length, event);
  return (
    <ChartStage
      className={classes.chart}
      label={`${props.label}. Arrow keys pan, plus and minus zoom, Home and End go to the ends.`}
      onKey={onKey}
      testId={props.testId ?? 'price-chart'}
      barCount={time.length}
    >
      <div ref={container} className={classes.canvas} />
      {index >= 0 && (
        <Legend
          top={0}
          lead={formatBarTime(time[index], interval)}
          items={[...barItems(bars, index, formatPrice, hasVolume), ...lineItems(overlays, index)]}
        />
      )}
      {panes.map((pane, position) => (
        <Legend
          key={pane.id}
          top={crosshair.tops[position + 1] ?? 0}
          items={[...lineItems(pane.lines, index), ...levelItems(pane.levels ?? [])]}
        />
      ))}
    </ChartStage>
  );
}
