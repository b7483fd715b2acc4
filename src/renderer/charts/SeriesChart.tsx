import type { BarRange } from '@shared/chart';
import { createChart, type IChartApi, type Time } from 'lightweight-charts';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { usePalette } from '../theme/use-palette';
import { formatBarTime, formatCount, priceFormatOf } from '../ui/format';
import { ChartStage } from './ChartStage';
import { emptyBarsAtTheEnd, partOfASeries, timeChartOptions } from './chart-options';
import classes from './charts.module.css';
import { handleChartKey } from './keyboard';
import { Legend } from './Legend';
import { colorLines } from './lines';
import { barItems, levelItems, lineItems } from './price-legend';
import type { SeriesChartProps } from './props';
import { useChart } from './use-chart';
import { useCrosshair } from './use-crosshair';
import { useDrawing } from './use-drawing';
import { useHeld } from './use-held';

/** Candles of more than this begin at odd times, which would only confuse on the axis. */
const CLOCK_LIMIT_MS = 6 * 3_600_000;

/**
 * A series of any kind and length, of which it is given only what is in view and some more on either side: what comes into view
 * it asks for, and shows what it has until that is there. Where bars are too many for the screen, a candle stands for several.
 */
export function SeriesChart(props: SeriesChartProps) {
  const { intervalMs, onWindow, onFar, mark = null } = props;
  const palette = usePalette();
  const { container, chart } = useChart<IChartApi>((element) =>
    createChart(element, { autoSize: true, ...emptyBarsAtTheEnd, ...partOfASeries }),
  );
  /** Where the view ends, which the legend speaks of while nothing is pointed at. */
  const [viewEnd, setViewEnd] = useState(Number.POSITIVE_INFINITY);
  const onView = ({ to }: BarRange) => setViewEnd(to);
  const { drawing, jump } = useHeld(
    useMemo(() => ({ drawing: props.drawing, jump: props.jump }), [props.drawing, props.jump]),
    container,
  );
  const { detail } = drawing;
  const { candles, time, window, count } = detail;
  const hasVolume = candles?.hasVolume ?? false;
  const largest = candles?.largest ?? 0;
  const formatPrice = useMemo(() => priceFormatOf(largest), [largest]);
  const isEnd = window.end * window.bucket >= count;
  const look = useMemo(() => ({ hasVolume, largest, isEnd }), [hasVolume, largest, isEnd]);
  const { overlays, panes } = useMemo(
    () => colorLines(drawing.overlays, drawing.panes, palette),
    [drawing, palette],
  );
  useEffect(() => {
    chart?.applyOptions({
      ...timeChartOptions(palette, intervalMs),
      localization: { timeFormatter: (moment: Time) => formatBarTime(Number(moment) * 1000, intervalMs) },
    });
  }, [chart, palette, intervalMs]);
  const hasClock = intervalMs * window.bucket < CLOCK_LIMIT_MS;
  useEffect(() => chart?.timeScale().applyOptions({ timeVisible: hasClock }), [chart, hasClock]);
  const viewport = useDrawing(chart, { detail, overlays, panes, look, jump, mark }, palette, {
    onWindow,
    onFar,
    onView,
  });
  const crosshair = useCrosshair(chart);

  const last = time.length - 1;
  const inView = Math.ceil(viewEnd / window.bucket) - 1 - window.first;
  const index = Math.min(Math.max(crosshair.index ?? inView, 0), last);
  const bars = Math.min(window.bucket, count - (window.first + index) * window.bucket);
  const prices = candles === null ? [] : barItems({ time, ...candles }, index, formatPrice, hasVolume);
  const onKey = (event: KeyboardEvent) => viewport !== null && handleChartKey(viewport.scale, count, event);
  return (
    <ChartStage
      className={classes.chart}
      label={`${props.label}. Arrow keys pan, plus and minus zoom, Home and End go to the ends.`}
      onKey={onKey}
      testId={props.testId ?? 'price-chart'}
      barCount={count}
      bucket={window.bucket}
    >
      <div ref={container} className={classes.canvas} />
      {index >= 0 && (
        <Legend
          top={0}
          lead={spanOf(time[index], detail.lastTime[index], intervalMs)}
          items={[
            ...(bars > 1 ? [{ id: 'bucket', label: formatCount(bars, props.unit), value: '' }] : []),
            ...prices,
            ...lineItems(overlays, index),
          ]}
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

/** Time of a bar, or of the first and last of several. */
function spanOf(first: number | undefined, last: number | undefined, intervalMs: number): string {
  const from = formatBarTime(first, intervalMs);
  const to = formatBarTime(last, intervalMs);
  if (from === to) return from;
  const [day, clock] = to.split(' ');
  return `${from} – ${clock !== undefined && from.startsWith(`${day} `) ? clock : to}`;
}
