import type { BarRange } from '@shared/chart';
import type {
  ChartBars,
  ChartLine,
  ChartMarker,
  ChartPane,
  Drawing,
  EpochCurve,
  TimeCurve,
  VisibleRange,
} from './types';
import type { ViewportEvents } from './viewport';

/** `PriceChart`: candles and volume, lines over them, panes below, trade markers, crosshair with a legend of values. */
export interface PriceChartProps {
  readonly bars: ChartBars;
  readonly overlays?: readonly ChartLine[];
  readonly panes?: readonly ChartPane[];
  readonly markers?: readonly ChartMarker[];
  /** Set on change; the user then zooms and pans freely. Unless told, the last 250 bars. */
  readonly range?: VisibleRange;
  readonly hasVolume?: boolean;
  /** Accessible name. */
  readonly label: string;
  readonly testId?: string;
}

/** A view to go to, once for each `id`. */
export interface Jump {
  readonly id: number;
  readonly view: BarRange;
}

/** `SeriesChart`: a series of any length and kind, of which `drawing` is what is in view. */
export interface SeriesChartProps extends Pick<ViewportEvents, 'onWindow' | 'onFar'> {
  readonly drawing: Drawing;
  readonly jump: Jump | null;
  /** Bars to tint. */
  readonly mark?: BarRange | null;
  readonly intervalMs: number;
  /** What a series of this kind has many of: `bar`, `value`. */
  readonly unit: string;
  readonly label: string;
  readonly testId?: string;
}

/** `LineChart`: curves over time with a legend: equity, drawdown, equity of several runs. Fills its parent. */
export interface LineChartProps {
  readonly curves: readonly TimeCurve[];
  readonly format: (value: number) => string;
  /** The smallest difference that `format` shows, so that no two labels of the axis are the same. */
  readonly step: number;
  /** Dashed horizontal line, such as 1 for equity or 0 for drawdown. */
  readonly baseline?: number;
  readonly isLogScale?: boolean;
  readonly label: string;
  readonly testId?: string;
}

/** `EpochChart`: loss or accuracy against the epoch number, with a mark at the best epoch. Fills its parent. */
export interface EpochChartProps {
  readonly curves: readonly EpochCurve[];
  readonly format: (value: number) => string;
  /** The smallest difference that `format` shows. */
  readonly step: number;
  readonly bestEpoch?: number | null;
  /** Dashed horizontal line, such as ln 2 for the loss of a coin. */
  readonly baseline?: { readonly value: number; readonly label: string } | undefined;
  readonly label: string;
  readonly testId?: string;
}
