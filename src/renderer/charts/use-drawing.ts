import type { BarRange, ChartDetail } from '@shared/chart';
import type { IChartApi } from 'lightweight-charts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChartPalette } from '../theme/palette';
import { addCandles, type CandleLook, type CandleSeries, setBars } from './candles';
import { createLinePainter } from './line-painter';
import type { ColoredLine, ColoredPane } from './lines';
import type { Jump } from './props';
import { createRangeMark } from './range-mark';
import { createViewport, type Viewport, type ViewportEvents } from './viewport';

export interface DrawnParts {
  readonly detail: ChartDetail;
  readonly overlays: readonly ColoredLine[];
  readonly panes: readonly ColoredPane[];
  readonly look: CandleLook;
  readonly jump: Jump | null;
  readonly mark: BarRange | null;
}

/** Draws the part of a series that is there, all in one turn, so that candles and lines never come from two windows. */
export function useDrawing(
  chart: IChartApi | null,
  parts: DrawnParts,
  palette: ChartPalette,
  events: ViewportEvents,
): Viewport | null {
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  const painter = useMemo(
    () =>
      chart &&
      createPainter(chart, {
        onView: (view) => latest.current.onView(view),
        onWindow: (window, points) => latest.current.onWindow(window, points),
        onFar: (view, points) => latest.current.onFar(view, points),
      }),
    [chart],
  );
  useEffect(() => () => painter?.viewport.stop(), [painter]);
  const { detail, overlays, panes, look, mark } = parts;
  const jump = useLast(parts.jump);
  useEffect(
    () => painter?.draw({ detail, overlays, panes, look, jump, mark }, palette),
    [painter, detail, overlays, panes, look, jump, mark, palette],
  );
  return painter?.viewport ?? null;
}

/** The last one that there was: that there is none any more is no reason to draw again. */
function useLast(jump: Jump | null): Jump | null {
  const [last, setLast] = useState(jump);
  if (jump !== null && jump !== last) setLast(jump);
  return jump ?? last;
}

function createPainter(chart: IChartApi, events: ViewportEvents) {
  const lines = createLinePainter(chart);
  const mark = createRangeMark(chart);
  const viewport = createViewport(chart, events);
  let candles: CandleSeries | null = null;
  let jumped: number | null = null;
  return {
    viewport,
    draw({ detail, overlays, panes, look, jump, mark: marked }: DrawnParts, palette: ChartPalette): void {
      const { window, count, time } = detail;
      const view = jump !== null && jump.id !== jumped ? jump.view : null;
      jumped = jump?.id ?? jumped;
      viewport.exchange({ window, count }, view, () => {
        if (detail.candles !== null) {
          candles ??= addCandles(chart);
          setBars(candles, { time, ...detail.candles }, palette, look);
        }
        lines.draw(time, overlays, panes, palette);
        mark.show(marked, window, `${palette.accent}24`);
      });
      tellPainted();
    },
  };
}

/** Leaves a mark in the browser's timeline once the picture is on the screen, which is when the frame after it begins. */
function tellPainted(): void {
  const name = 'chart-painted';
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.clearMarks(name);
      performance.mark(name);
    }),
  );
}
