import type { ChartDetail } from '@shared/chart';
import type { Stroke } from './stroke';

/** Columns of equal length in time order; `time` in milliseconds since 1970, UTC. */
export interface ChartBars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** NaN where there is none; no volume is drawn when all are. */
  readonly volume: Float64Array;
}

/** A line over the candles, or in a pane of its own; one value a bar, NaN leaves a gap. */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  readonly values: Float64Array;
  /** Unless told, colours of the palette in turn. */
  readonly color?: string;
  readonly kind?: 'line' | 'area' | 'histogram' | 'step' | 'dots';
  /** Makes it a band: the lower edge, `values` being the upper one. */
  readonly lower?: Float64Array;
  /** Smallest and largest of what each value stands for, drawn faintly behind the line. */
  readonly extremes?: { readonly low: Float64Array; readonly high: Float64Array } | null;
  /** For the legend and the price axis; a number to four digits unless told. */
  readonly format?: (value: number) => string;
}

/** A pane below the candles, such as P(up) with its thresholds. */
export interface ChartPane {
  readonly id: string;
  readonly lines: readonly ChartLine[];
  /** Share of the height beside the price pane's 3; 1 unless told. */
  readonly weight?: number;
  /** Dashed horizontal lines: thresholds, 30 and 70 of an RSI. */
  readonly levels?: readonly ChartLevel[];
  /** Fixed axis, such as [0, 1] for a probability; fits its values unless told. */
  readonly range?: readonly [number, number];
}

export interface ChartLevel {
  readonly value: number;
  readonly label: string;
  readonly color?: string;
}

/** A sign at a bar: entries and exits of trades. */
export interface ChartMarker {
  /** Time of a bar of the chart, in milliseconds. */
  readonly time: number;
  readonly kind: 'buy' | 'sell' | 'exit';
  readonly text?: string;
}

/** First and last moment to show, in milliseconds; `all` fits everything. */
export type VisibleRange = 'all' | { readonly from: number; readonly to: number };

/** What a chart of a series of any length has of it: the part that is seen, and its surroundings. */
export interface Drawing {
  readonly detail: ChartDetail;
  /** One value a bucket, as `detail` has them. */
  readonly overlays: readonly ChartLine[];
  readonly panes: readonly ChartPane[];
}

/** A curve over time. Curves of one chart may have different times. */
export interface TimeCurve {
  readonly id: string;
  readonly label: string;
  readonly time: Float64Array;
  readonly values: Float64Array;
  readonly color?: string;
  readonly kind?: 'line' | 'area';
  /** Solid unless told. */
  readonly stroke?: Stroke;
}

/** A curve over epoch numbers; null and NaN leave a gap. */
export interface EpochCurve {
  readonly id: string;
  readonly label: string;
  readonly points: readonly EpochPoint[];
  readonly color?: string;
  /** Solid unless told. */
  readonly stroke?: Stroke;
}

export interface EpochPoint {
  readonly epoch: number;
  readonly value: number | null;
  /** Of a mean of several: what they lie between, drawn as a band. */
  readonly low?: number;
  readonly high?: number;
}
