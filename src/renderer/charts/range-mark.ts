import type { BarRange, ChartWindow } from '@shared/chart';
import type { IChartApi, IPanePrimitive, IPanePrimitivePaneView, Time } from 'lightweight-charts';
import { toBars } from './bar-scale';

type Renderer = NonNullable<ReturnType<IPanePrimitivePaneView['renderer']>>;
type Target = Parameters<Renderer['draw']>[0];

/** A stretch of bars behind which the price pane is tinted. */
export interface RangeMark {
  show(range: BarRange | null, window: ChartWindow, color: string): void;
}

/** In pixels; a single bar among thousands would not be seen. */
const narrowest = 3;

export function createRangeMark(chart: IChartApi): RangeMark {
  let shown: Shown | null = null;
  const time = chart.timeScale();
  const draw = (target: Target): void => {
    const logical = time.getVisibleLogicalRange();
    if (shown === null || logical === null) return;
    const { range, window, color } = shown;
    const view = toBars(logical, window);
    const x = (bar: number): number => ((bar - view.from) / (view.to - view.from)) * time.width();
    const [left, right] = [x(range.from), x(range.to)];
    // Under a name of our own, since its name has that of a React hook.
    const inPixels = target.useBitmapCoordinateSpace.bind(target);
    inPixels(({ context, bitmapSize, horizontalPixelRatio }) => {
      context.fillStyle = color;
      const width = Math.max(narrowest, right - left) * horizontalPixelRatio;
      context.fillRect(left * horizontalPixelRatio, 0, width, bitmapSize.height);
    });
  };
  const view: IPanePrimitivePaneView = { zOrder: () => 'bottom', renderer: () => ({ draw }) };
  const primitive: IPanePrimitive<Time> = { paneViews: () => [view] };
  chart.panes()[0]?.attachPrimitive(primitive);
  return {
    show(range, window, color) {
      shown = range === null ? null : { range, window, color };
    },
  };
}

interface Shown {
  readonly range: BarRange;
  readonly window: ChartWindow;
  readonly color: string;
}
