import type { ExperimentSpec, FeatureSpec } from '@shared/spec';
import { emptyReason } from '../dataset/empty-reason';
import type { ExperimentData } from '../dataset/experiment-data';
import { type Market, marketOf } from '../dataset/market';
import { type ExperimentRows, rowsOfExperiment } from '../dataset/split-rows';
import { usableRows } from '../dataset/windows';
import { featureLabel, type ResolvedFeature, resolveFeature } from '../features/registry';
import { type JoinedShape, shapesOf } from '../joined';
import { notAcrossBreaks } from '../labels/across-breaks';
import type { Labelled } from '../labels/labelled';
import { outcomesOf } from '../labels/outcomes';
import { horizonReturns } from '../labels/returns';
import { faultSentence } from '../spec/spec-error';

/** A feature with its values, or a sentence on why it has none. */
export type FrameColumn =
  | {
      readonly ok: true;
      readonly spec: FeatureSpec;
      readonly label: string;
      readonly unit: string;
      readonly warmUp: number;
      readonly pane: 'price' | 'own';
      readonly values: Float64Array; // [time]
    }
  | { readonly ok: false; readonly spec: FeatureSpec; readonly label: string; readonly problem: string };

export type GoodColumn = Extract<FrameColumn, { ok: true }>;

/** The features of an experiment on its data, with its labels and the rows of its splits. */
export interface AnalysisFrame {
  readonly spec: ExperimentSpec;
  readonly market: Market;
  readonly columns: readonly FrameColumn[];
  /** Null where no feature has a value. */
  readonly rows: ExperimentRows['rows'] | null;
  /** Classes or log returns; NaN where unknown. [time] */
  readonly outcomes: Float64Array;
  /** Log return over the horizon of the label, whatever the label is. [time] */
  readonly forward: Float64Array;
}

/** Called after each part of the work with the share that is done; what it gives is awaited, so that others get their turn. */
export type OnProgress = (fraction: number) => Promise<void> | void;

/**
 * Computes the features one by one. One that cannot be used is told of in its place and left out of the choice of rows; the rows of the
 * others are those that the experiment is trained and judged on. Throws AppError `invalid` where data, label or splits do not fit.
 */
export async function analysisFrame(
  spec: ExperimentSpec,
  data: ExperimentData,
  onProgress: OnProgress = () => undefined,
): Promise<AnalysisFrame> {
  const market = marketOf(spec.data, data);
  const shapes = shapesOf(market.joined);
  const { close } = market.bars;
  const { horizon } = spec.label;
  const labels = outcomesOf(spec.label, market.bars, market.breaks);
  const outcomes = labels.values;
  const columns: FrameColumn[] = [];
  for (const feature of spec.features) {
    columns.push(columnOf(spec, feature, market, shapes, outcomes));
    await onProgress(columns.length / spec.features.length);
  }
  return {
    spec,
    market,
    columns,
    rows: rowsOf(spec, columns.filter(isGood), market, labels),
    outcomes,
    forward: notAcrossBreaks(horizonReturns(close, horizon), horizon, market.breaks),
  };
}

export function isGood(column: FrameColumn): column is GoodColumn {
  return column.ok;
}

/** The values of a column at some rows. */
export function valuesAt(values: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = values[rows[i]!]!;
  return out;
}

function columnOf(
  spec: ExperimentSpec,
  feature: FeatureSpec,
  market: Market,
  shapes: readonly JoinedShape[],
  outcomes: Float64Array,
): FrameColumn {
  const refused = (problem: string): FrameColumn => ({
    ok: false,
    spec: feature,
    label: featureLabel(feature, shapes),
    problem,
  });
  const resolved = resolveFeature(feature, shapes);
  if (!resolved.ok) {
    return refused(`Cannot be computed: ${resolved.faults.map(faultSentence).join(' ')}`);
  }
  const { definition, parameters } = resolved;
  const values = definition.compute(market.bars, parameters, market.joined);
  if (!values.some(Number.isFinite)) return refused(emptySentence(market, resolved));
  const { lookback } = spec.window;
  if (usableRows(values, outcomes, lookback, spec.label.horizon, market.breaks).labelled.length === 0) {
    return refused(
      `Has no stretch of ${lookback} bars without a gap and with a label after it. Shorten the lookback or remove the feature.`,
    );
  }
  return {
    ok: true,
    spec: feature,
    label: definition.label(parameters),
    unit: definition.descriptor.unit,
    warmUp: definition.warmUp(parameters),
    pane: definition.descriptor.pane,
    values,
  };
}

/** `emptyReason` names the feature in brackets; here it stands in the feature's own row. */
function emptySentence(market: Market, resolved: ResolvedFeature): string {
  const reason = emptyReason(market, resolved).replace(/^\(.*\) (?=has no value)/, '');
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

function rowsOf(
  spec: ExperimentSpec,
  columns: readonly GoodColumn[],
  market: Market,
  labels: Labelled,
): ExperimentRows['rows'] | null {
  if (columns.length === 0) return null;
  const warmUp = Math.max(...columns.map((column) => column.warmUp));
  const part = { name: spec.data.series, market, known: completeness(columns) };
  return rowsOfExperiment(spec, [part], null, labels, warmUp).rows;
}

/** 0 where every column has a value, else NaN: all that the choice of rows asks of them. [time] */
function completeness(columns: readonly GoodColumn[]): Float64Array {
  const whole = new Float64Array(columns[0]!.values.length);
  for (const { values } of columns) {
    for (let t = 0; t < whole.length; t++) if (!Number.isFinite(values[t]!)) whole[t] = NaN;
  }
  return whole;
}
