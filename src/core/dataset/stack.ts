import type { ExperimentSpec } from '@shared/spec';
import { notAcrossBreaks } from '../labels/across-breaks';
import { beatsMedianLabels } from '../labels/cross-section';
import { directionLabels, directionUntil } from '../labels/direction';
import type { Labelled } from '../labels/labelled';
import { outcomesOf, sidesOf } from '../labels/outcomes';
import { utcDays } from '../validation/retraining';
import { type Samples, samplesOf } from '../validation/samples';
import type { Market } from './market';
import type { PanelLayout } from './panel/layout';
import { panelRows } from './panel/panel-rows';
import { byDate, stackLabels } from './panel/stacked-labels';
import { usableRows } from './windows';

/** One series of an experiment, brought into the form that the spec asks for, and where all its features have a value. */
export interface Part {
  readonly name: string;
  readonly market: Market;
  /** 0 where every feature has a value, NaN where one has none. [time] */
  readonly known: Float64Array;
}

/** What the rows of an experiment are asked and judged by. One series, or those of a panel one after the other: [stack] */
export interface StackLabels {
  /** NaN where unknown; they end at bars of the series, or at dates of the panel. */
  readonly labelled: Labelled;
  /** 1 where P(up) comes true by the end of the label, else 0; NaN where unknown and where a label says nothing of up and down. */
  readonly direction: Float32Array;
  /** Of the label `meta`, the side of each bet; null of the others. */
  readonly sides: Float64Array | null;
}

export interface StackRows {
  /** Rows with a window and a label. */
  readonly samples: Samples;
  /** The latest rows, of a panel those of each series, which have a window and no label yet. */
  readonly unlabelled: Int32Array;
  /** Day since 1970-01-01 of each moment: bar of the series, or date of the panel. */
  readonly dayOf: Int32Array;
}

/** @param layout of a panel; null of one series */
export function stackLabelsOf(
  spec: ExperimentSpec,
  parts: readonly Part[],
  layout: PanelLayout | null,
): StackLabels {
  const { label } = spec;
  const own = parts.map(({ market }) => outcomesOf(label, market.bars, market.breaks));
  const labelled = layout === null ? own[0]! : panelLabels(spec, layout, own);
  const sides = parts.map(({ market }) => sidesOf(label, market.bars.close));
  return {
    labelled,
    direction: directionOf(spec, parts, own, labelled),
    sides: label.kind === 'meta' ? joinFloats(sides) : null,
  };
}

export function stackRowsOf(
  { data, window, label }: ExperimentSpec,
  parts: readonly Part[],
  layout: PanelLayout | null,
  labels: Labelled,
): StackRows {
  const { lookback } = window;
  const { horizon } = label;
  const known = parts.map((part) => ({ known: part.known, breaks: part.market.breaks }));
  if (layout !== null)
    return {
      ...panelRows(layout, known, labels, lookback, horizon),
      dayOf: data.panelDates === 'day' ? Int32Array.from(layout.keys) : utcDays(layout.keys),
    };
  const { labelled, unlabelled } = usableRows(
    parts[0]!.known,
    labels.values,
    lookback,
    horizon,
    parts[0]!.market.breaks,
  );
  return {
    samples: samplesOf(labelled, lookback, horizon, labels.ends),
    unlabelled,
    dayOf: utcDays(parts[0]!.market.bars.time),
  };
}

function panelLabels(spec: ExperimentSpec, layout: PanelLayout, own: readonly Labelled[]): Labelled {
  const stacked = stackLabels(layout, own);
  return spec.label.kind === 'aboveMedian' ? beatsMedianLabels(byDate(layout, stacked)) : stacked;
}

/** @param own labels of each series by its own bars */
function directionOf(
  { label }: ExperimentSpec,
  parts: readonly Part[],
  own: readonly Labelled[],
  labels: Labelled,
): Float32Array {
  switch (label.kind) {
    case 'aboveMedian':
    case 'meta':
      return Float32Array.from(labels.values);
    case 'volatility':
      return new Float32Array(labels.values.length).fill(Number.NaN);
    case 'tripleBarrier':
      // Up to the touch: rows are kept apart by where their labels end, which is no later than that.
      return joinDirections(parts.map(({ market }, s) => directionUntil(market.bars.close, own[s]!)));
    default: {
      const { horizon } = label;
      return joinDirections(
        parts.map(({ market }) =>
          notAcrossBreaks(directionLabels(market.bars.close, horizon), horizon, market.breaks),
        ),
      );
    }
  }
}

function joinDirections(columns: readonly Float32Array[]): Float32Array {
  return columns.length === 1 ? columns[0]! : Float32Array.from(joinFloats(columns));
}

function joinFloats(columns: readonly (Float64Array | Float32Array)[]): Float64Array {
  const joined = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    joined.set(column, at);
    at += column.length;
  }
  return joined;
}
