import { createChart, type IChartApi, type MouseEventParams, type Time } from 'lightweight-charts';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { usePalette } from '../theme/use-palette';
import { formatBarTime, priceFormatFor } from '../ui/format';
import { ChartStage } from './ChartStage';
import { addCandles, type CandleSeries, hasAnyVolume, setBars, setMarkers } from './candles';
import { timeChartOptions } from './chart-options';
import classes from './charts.module.css';
import { handleChartKey } from './keyboard';
import { Legend } from './Legend';
import { type AnyLine, addLine, dressPane, lineColor } from './lines';
import { barItems, lineItems } from './price-legend';
import type { PriceChartProps } from './props';
import { intervalOf } from './time';
import type { ChartLine, ChartMarker, ChartPane } from './types';
import { useChart } from './use-chart';
import { showRange } from './visible-range';

const noLines: readonly ChartLine[] = [];
const noPanes: readonly ChartPane[] = [];
const noMarkers: readonly ChartMarker[] = [];
const PRICE_WEIGHT = 3;

/**
 * Candles and volume with lines over them, panes below, and trade markers. Once focused, keys move it (see
 * `handleChartKey`). Values under the crosshair stand in the legend; without a crosshair those of the last bar.
 */
export function PriceChart(props: PriceChartProps) {
  const { bars, overlays = noLines, panes = noPanes, markers = noMarkers, range } = props;
  const palette = usePalette();
  const interval = useMemo(() => intervalOf(bars.time), [bars.time]);
  const hasVolume = useMemo(() => (props.hasVolume ?? true) && hasAnyVolume(bars), [bars, props.hasVolume]);
  const formatPrice = useMemo(() => priceFormatFor(bars.close), [bars.close]);
  const { container, chart } = useChart<IChartApi>((element) => createChart(element, { autoSize: true }));
  const candles = useRef<CandleSeries>(null);
  const shown = useRef('');
  const [hovered, setHovered] = useState<number | null>(null);
  const [tops, setTops] = useState<readonly number[]>([0]);

  useEffect(() => {
    if (chart === null) return;
    candles.current = addCandles(chart);
    shown.current = '';
    const measure = () => setTops((old) => (candles.current === null ? old : sameOr(old, paneTops(chart))));
    const onMove = ({ logical }: MouseEventParams<Time>) => {
      setHovered(logical === undefined ? null : Math.round(logical));
      measure();
    };
    chart.subscribeCrosshairMove(onMove);
    const resized = new ResizeObserver(() => requestAnimationFrame(measure));
    resized.observe(chart.chartElement());
    return () => {
      candles.current = null;
      resized.disconnect();
      chart.unsubscribeCrosshairMove(onMove);
    };
  }, [chart]);

  useEffect(() => {
    if (chart === null || candles.current === null) return;
    chart.applyOptions({
      ...timeChartOptions(palette, interval),
      localization: { timeFormatter: (time: Time) => formatBarTime(Number(time) * 1000, interval) },
    });
    setBars(candles.current, bars, palette, hasVolume);
  }, [chart, bars, palette, interval, hasVolume]);

  useEffect(() => {
    if (chart === null) return;
    const added: AnyLine[] = overlays.map((line, index) =>
      addLine(chart, line, bars.time, { color: lineColor(line, index, palette), palette, pane: 0 }),
    );
    for (const [index, pane] of panes.entries()) {
      const lines = pane.lines.map((line, position) =>
        addLine(chart, line, bars.time, {
          color: lineColor(line, position, palette),
          palette,
          pane: index + 1,
        }),
      );
      if (lines[0] !== undefined) dressPane(lines[0], pane, palette);
      added.push(...lines);
    }
    chart.panes().forEach((pane, index) => {
      pane.setStretchFactor(index === 0 ? PRICE_WEIGHT : (panes[index - 1]?.weight ?? 1));
    });
    const frame = requestAnimationFrame(() => setTops((old) => sameOr(old, paneTops(chart))));
    return () => {
      cancelAnimationFrame(frame);
      for (const series of added) chart.removeSeries(series);
    };
  }, [chart, overlays, panes, bars.time, palette]);

  useEffect(() => {
    if (chart === null || candles.current === null) return;
    setMarkers(candles.current, markers, palette);
  }, [chart, markers, palette]);

  useEffect(() => {
    if (chart === null || bars.time.length === 0) return;
    // Adjusted prices of the same bars, or a redrawn theme, must not move what the user looks at.
    const view = JSON.stringify([bars.time.length, bars.time[0], bars.time.at(-1), range ?? null]);
    if (view === shown.current) return;
    shown.current = view;
    showRange(chart, bars.time, range);
  }, [chart, bars.time, range]);

  const onKey = (event: KeyboardEvent) =>
    chart !== null && handleChartKey(chart.timeScale(), bars.time.length, event);

  const index = Math.min(Math.max(hovered ?? bars.time.length - 1, 0), bars.time.length - 1);
  return (
    <ChartStage
      className={classes.chart}
      label={`${props.label}. Arrow keys pan, plus and minus zoom, Home and End go to the ends.`}
      onKey={onKey}
      testId={props.testId ?? 'price-chart'}
      barCount={bars.time.length}
    >
      <div ref={container} className={classes.canvas} />
      {index >= 0 && (
        <>
          <Legend
            top={0}
            lead={formatBarTime(bars.time[index], interval)}
            items={[
              ...barItems(bars, index, formatPrice, hasVolume),
              ...lineItems(overlays, index, palette, 0),
            ]}
          />
          {panes.map((pane, position) => (
            <Legend
              key={pane.id}
              top={tops[position + 1] ?? 0}
              items={lineItems(pane.lines, index, palette, 0)}
            />
          ))}
        </>
      )}
    </ChartStage>
  );
}

/** Top of each pane within the chart, in pixels. */
function paneTops(chart: IChartApi): readonly number[] {
  const separator = 1;
  const tops = [0];
  for (const pane of chart.panes().slice(0, -1)) tops.push(tops.at(-1)! + pane.getHeight() + separator);
  return tops;
}

const sameOr = (old: readonly number[], next: readonly number[]): readonly number[] =>
  old.length === next.length && old.every((top, index) => top === next[index]) ? old : next;
