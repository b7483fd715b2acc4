import type { IChartApi } from 'lightweight-charts';
import { indexAt } from './time';
import type { VisibleRange } from './types';

const DEFAULT_BARS = 250;
const MARGIN = 4;

/** Shows a range of moments, or the last 250 bars. Goes by bar index, so that it also holds before the first paint. */
export function showRange(chart: IChartApi, time: Float64Array, range: VisibleRange | undefined): void {
  const scale = chart.timeScale();
  const last = time.length - 1;
  if (range === 'all') {
    scale.setVisibleLogicalRange({ from: -0.5, to: last + Math.max(1, last * 0.01) });
    return;
  }
  const from = range === undefined ? last - DEFAULT_BARS : Math.max(0, indexAt(time, range.from - 1) + 1);
  const to = range === undefined ? last : indexAt(time, range.to);
  scale.setVisibleLogicalRange({ from: Math.max(from, -MARGIN), to: to + MARGIN });
}
