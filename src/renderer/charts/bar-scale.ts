import type { BarRange, ChartWindow } from '@shared/chart';

/** As the chart library counts: the first bucket of the window is 0, and a view of n buckets goes from half before one on. */
export interface LogicalView {
  readonly from: number;
  readonly to: number;
}

/**
 * The same view in bars, which mean the same in every window. The library gives the middles of the first and the last bucket
 * in view; a range of bars goes from edge to edge.
 */
export const toBars = ({ from, to }: LogicalView, { bucket, first }: ChartWindow): BarRange => ({
  from: (first + from) * bucket,
  to: (first + to + 1) * bucket,
});

export const toLogical = ({ from, to }: BarRange, { bucket, first }: ChartWindow): LogicalView => ({
  from: from / bucket - first,
  to: to / bucket - first - 1,
});

/** Whether all of a view that there are bars for lies in the window. */
export function covers({ bucket, first, end }: ChartWindow, view: BarRange, count: number): boolean {
  return first * bucket <= Math.max(0, view.from) && end * bucket >= Math.min(count, view.to);
}
