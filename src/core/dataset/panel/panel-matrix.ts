import { fitScaler } from '../scaler';
import type { Scaler, ScalerSpec } from '../scalers/definition';
import { type PanelLayout, seriesOfRow } from './layout';

export interface PanelScaling {
  /** `series`: each by what its own training rows teach; `panel`: all by what all of them teach together. */
  readonly by: 'series' | 'panel';
  /** A series with fewer training rows is scaled by all series together. */
  readonly least: number;
}

export interface PanelMatrix {
  /** Scaled features of all series, one after the other; NaN where undefined. [stack, features], row-major */
  readonly matrix: Float32Array;
  /** What scaled each series; the same one for all that the panel scales. */
  readonly scalers: readonly Scaler[];
  /** Places of the series that were to be scaled by themselves and are by all together. */
  readonly scaledTogether: readonly number[];
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/**
 * Scales every series and puts them into one matrix, which windows of all series are cut from. Scalers are fitted to training rows
 * alone. Takes 4 bytes for each bar and feature, and the raw values of one series at a time; where series are scaled together,
 * also 8 bytes for each training row and feature until the scaler is fitted.
 *
 * @param rawOf features of a series, NaN where undefined [time, features]; asked for twice at most, and read before the next one is
 * @param trainingRows rows of the matrix, in any order
 */
export function panelMatrix(
  layout: PanelLayout,
  features: number,
  rawOf: (series: number) => Float64Array,
  trainingRows: Int32Array,
  spec: ScalerSpec,
  scaling: PanelScaling,
): PanelMatrix {
  const { names, offsets } = layout;
  const own = ownRows(layout, trainingRows);
  const isTogether = own.map((rows) => scaling.by === 'panel' || rows.length < Math.max(1, scaling.least));
  const together = isTogether.includes(true) ? fitTogether(features, rawOf, own, spec) : null;
  const matrix = new Float32Array(offsets.at(-1)! * features);
  const scalers = names.map((_, s) => {
    const raw = rawOf(s);
    const scaler = isTogether[s] ? together! : fitScaler(spec, raw, features, own[s]!);
    writeScaled(raw, scaler, features, matrix, offsets[s]! * features);
    return scaler;
  });
  const scaledTogether = scaling.by === 'panel' ? [] : [...names.keys()].filter((s) => isTogether[s]);
  const notes = scaledTogether.map(
    (s) =>
      `${names[s]} has ${own[s]!.length} training rows, fewer than ${scaling.least}, and is scaled by all series together.`,
  );
  return { matrix, scalers, scaledTogether, notes };
}

/** Training rows of each series by its own bars, ascending. */
function ownRows(layout: PanelLayout, rows: Int32Array): readonly Int32Array[] {
  const own: number[][] = layout.names.map(() => []);
  for (const row of rows.toSorted()) {
    const s = seriesOfRow(layout, row);
    own[s]!.push(row - layout.offsets[s]!);
  }
  return own.map((those) => Int32Array.from(those));
}

/** One scaler for the training rows of all series. */
function fitTogether(
  features: number,
  rawOf: (series: number) => Float64Array,
  own: readonly Int32Array[],
  spec: ScalerSpec,
): Scaler {
  const count = own.reduce((sum, rows) => sum + rows.length, 0);
  const pooled = new Float64Array(count * features);
  let at = 0;
  own.forEach((rows, s) => {
    if (rows.length === 0) return;
    const raw = rawOf(s);
    for (const row of rows) {
      pooled.set(raw.subarray(row * features, (row + 1) * features), at);
      at += features;
    }
  });
  return fitScaler(
    spec,
    pooled,
    features,
    Int32Array.from({ length: count }, (_, i) => i),
  );
}

function writeScaled(
  raw: Float64Array,
  { scale }: Scaler,
  features: number,
  matrix: Float32Array,
  offset: number,
): void {
  for (let i = 0; i < raw.length; i++) matrix[offset + i] = scale(raw[i]!, i % features);
}
