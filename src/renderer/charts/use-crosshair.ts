import type { IChartApi, MouseEventParams, Time } from 'lightweight-charts';
import { useEffect, useState } from 'react';

interface Crosshair {
  /** Bar under the crosshair; null without one. */
  readonly index: number | null;
  /** Top of each pane within the chart, in pixels. */
  readonly tops: readonly number[];
}

/** What a legend needs to know of a chart: the bar pointed at, and where its panes begin. */
export function useCrosshair(chart: IChartApi | null): Crosshair {
  const [index, setIndex] = useState<number | null>(null);
  const [tops, setTops] = useState<readonly number[]>([0]);
  useEffect(() => {
    if (chart === null) return;
    const onMove = ({ logical }: MouseEventParams<Time>) =>
      setIndex(logical === undefined ? null : Math.round(logical));
    chart.subscribeCrosshairMove(onMove);
    return () => chart.unsubscribeCrosshairMove(onMove);
  }, [chart]);
  useEffect(() => {
    if (chart === null) return;
    const measure = () => setTops((old) => sameOr(old, paneTops(chart)));
    // The rows of the chart's table are its panes, separators and axis: each that changes its height moves the rest.
    const sizes = new ResizeObserver(measure);
    const watchRows = () => {
      sizes.disconnect();
      for (const row of chart.chartElement().querySelectorAll('tr')) sizes.observe(row);
    };
    const rows = new MutationObserver(watchRows);
    rows.observe(chart.chartElement(), { childList: true, subtree: true });
    watchRows();
    return () => {
      rows.disconnect();
      sizes.disconnect();
    };
  }, [chart]);
  return { index, tops };
}

function paneTops(chart: IChartApi): readonly number[] {
  const top = chart.chartElement().getBoundingClientRect().top;
  return chart.panes().map((pane) => (pane.getHTMLElement()?.getBoundingClientRect().top ?? top) - top);
}

const sameOr = (old: readonly number[], next: readonly number[]): readonly number[] =>
  old.length === next.length && old.every((top, index) => top === next[index]) ? old : next;
