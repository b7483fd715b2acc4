import { type BarRange, type ChartWindow, windowFor } from '@shared/chart';
import type { IChartApi } from 'lightweight-charts';
import { covers, type LogicalView, toBars, toLogical } from './bar-scale';
import type { MovableScale } from './keyboard';

/** What a chart that holds a part of a series shows of it, and what else it needs; views are in bars of the series. */
export interface Viewport {
  /** Puts in the bars of another window and shows `view`, or what was shown before: nothing moves for the eye. */
  exchange(held: Held, view: BarRange | null, putIn: () => void): void;
  /** For keys, which count in bars here. */
  readonly scale: MovableScale;
  stop(): void;
}

export interface Held {
  readonly window: ChartWindow;
  /** Bars of the series. */
  readonly count: number;
}

export interface ViewportEvents {
  onView(view: BarRange): void;
  /** What is in view asks for another window. */
  onWindow(window: ChartWindow, points: number): void;
  /** A view that the window does not hold is to be shown. */
  onFar(view: BarRange, points: number): void;
}

/** Narrower candles are hard to tell apart. In pixels. */
const narrowest = 2.5;

/** Buckets that fit into a chart, in steps, so that sizing a window by a few pixels does not ask for other bars. */
export const pointsFor = (width: number): number => Math.max(48, Math.floor(width / narrowest / 16) * 16);

export function createViewport(chart: IChartApi, events: ViewportEvents): Viewport {
  const time = chart.timeScale();
  let held: Held | null = null;
  let view: BarRange | null = null;
  /** The library shows a view with its next frame; until then it tells of another one. */
  let settling: number | null = null;
  let isExchanging = false;

  const points = (): number => pointsFor(time.width());
  const look = (): void => {
    const range = time.getVisibleLogicalRange();
    if (held === null || range === null || time.width() === 0) return;
    view = toBars(range, held.window);
    events.onView(view);
    const wanted = windowFor(view, held.count, points());
    if (!isSame(wanted, held.window)) events.onWindow(wanted, points());
  };
  const settleOn = (next: BarRange, window: ChartWindow): void => {
    view = next;
    events.onView(next);
    time.setVisibleLogicalRange(toLogical(next, window));
    if (settling !== null) cancelAnimationFrame(settling);
    settling = requestAnimationFrame(() => {
      settling = null;
      look();
    });
  };
  const show = (next: LogicalView): void => {
    if (held === null) return;
    if (covers(held.window, next, held.count)) {
      settleOn(next, held.window);
      return;
    }
    view = next;
    events.onFar(next, points());
  };
  const onMove = (): void => {
    if (settling === null && !isExchanging) look();
  };
  time.subscribeVisibleLogicalRangeChange(onMove);

  return {
    exchange(next, asked, putIn) {
      isExchanging = true;
      putIn();
      isExchanging = false;
      held = next;
      settleOn(asked ?? view ?? { from: next.count - 250, to: next.count }, next.window);
    },
    scale: {
      getVisibleLogicalRange: () => view,
      setVisibleLogicalRange: show,
      fitContent: () => held !== null && show({ from: 0, to: held.count * 1.01 }),
    },
    stop() {
      time.unsubscribeVisibleLogicalRangeChange(onMove);
      if (settling !== null) cancelAnimationFrame(settling);
    },
  };
}

const isSame = (a: ChartWindow, b: ChartWindow): boolean =>
  a.bucket === b.bucket && a.first === b.first && a.end === b.end;
