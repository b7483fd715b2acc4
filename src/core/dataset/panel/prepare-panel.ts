import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import { SpecError } from '../../spec/spec-error';
import type { OpenColumns } from '../column-source';
import type { ExperimentData } from '../experiment-data';
import { withFeatures } from '../feature-columns';
import { rawMatrix, type ScaleFeatures } from '../kept-features';
import { marketOf } from '../market';
import type { Part } from '../stack';
import { dayKeys, layOut, layoutNotes, type PanelLayout } from './layout';
import { panelMatrix } from './panel-matrix';

/** Training rows below which a series is scaled by all of the panel together. */
export const leastToScale = 60;

/** The series of a panel, brought into one stack. */
export interface Panel {
  readonly parts: readonly Part[];
  readonly layout: PanelLayout;
  readonly names: readonly string[];
  readonly warmUp: number;
  readonly scale: ScaleFeatures;
  readonly notesBefore: readonly string[];
  readonly notesAfter: readonly string[];
}

interface RawPart extends Part {
  readonly raw: Float64Array; // [time, features]
  readonly names: readonly string[];
  readonly warmUp: number;
}

/**
 * Brings the series of a spec and of its panel into one stack. A series that cannot carry the features is left out, and said so. Keeps 8
 * bytes for each bar and feature.
 *
 * @throws SpecError where none is left, or they do not fit together
 */
export function preparePanel(spec: ExperimentSpec, data: ExperimentData, open: OpenColumns): Panel {
  const all = [{ name: spec.data.series, source: data.series }, ...data.panel];
  const notes: string[] = [];
  const raw: RawPart[] = [];
  let refused: unknown = null;
  for (const { name, source } of all) {
    try {
      raw.push(rawPart(spec, name, { series: source, auxiliary: data.auxiliary }, open));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused ??= error;
      notes.push(`${name} is left out of the panel: ${error.message}`);
    }
  }
  if (raw.length === 0) throw refused;
  const layout = layOutParts(spec, raw);
  const { names, warmUp } = raw[0]!;
  return {
    parts: raw.map(({ name, market, known }) => ({ name, market, known })),
    layout,
    names,
    warmUp,
    scale: scalePanel(spec, layout, raw),
    notesBefore: [
      ...notes,
      ...raw.flatMap(({ name, market }) => market.notes.map((note) => `${name}: ${note}`)),
    ],
    notesAfter: layoutNotes(layout),
  };
}

function rawPart(
  spec: ExperimentSpec,
  name: string,
  data: Pick<ExperimentData, 'series' | 'auxiliary'>,
  open: OpenColumns,
): RawPart {
  const market = marketOf(spec.data, data);
  return withFeatures(market, spec.features, open, (features) => ({
    name,
    market,
    known: features.known,
    raw: rawMatrix(features),
    names: features.names,
    warmUp: features.warmUp,
  }));
}

function layOutParts(spec: ExperimentSpec, parts: readonly Part[]): PanelLayout {
  const keyed = parts.map(({ name, market }) => ({
    name,
    keys: spec.data.panelDates === 'day' ? dayKeys(market.bars.time) : market.bars.time,
  }));
  const laidOut = layOut(keyed);
  if (!laidOut.ok) throw new SpecError(laidOut.faults);
  return laidOut.layout;
}

function scalePanel(spec: ExperimentSpec, layout: PanelLayout, parts: readonly RawPart[]): ScaleFeatures {
  const width = parts[0]!.names.length;
  return (trainingRows) => {
    const { matrix, scalers, notes } = panelMatrix(
      layout,
      width,
      (series) => parts[series]!.raw,
      trainingRows,
      spec.scaler,
      { by: spec.scaler.by, least: leastToScale },
    );
    const isConstant = (f: number) => scalers.every(({ constant }) => constant.includes(f));
    const constant = Array.from({ length: width }, (_, f) => f).filter(isConstant);
    const entries = Object.keys(scalers[0]!.fitted).map((name) => [
      name,
      Float64Array.from(scalers.flatMap(({ fitted }) => [...fitted[name]!])),
    ]);
    return {
      matrix,
      fitted: Object.fromEntries(entries) as ReturnType<ScaleFeatures>['fitted'],
      constant,
      notes,
    };
  };
}
