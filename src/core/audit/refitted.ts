import { panelMatrix } from '../dataset/panel/panel-matrix';
import { leastToScale } from '../dataset/panel/prepare-panel';
import { fitScaler } from '../dataset/scaler';
import type { Scaler } from '../dataset/scalers/definition';
import type { AuditSubject } from './check';
import { eachColumn } from './columns';

/** A scaler fitted anew. */
export interface Refitted {
  /** As `PreparedDataset.scaler`. */
  readonly fitted: Scaler['fitted'];
  /** One value of a feature of a series, scaled. */
  readonly scale: (value: number, f: number, part: number) => number;
}

/** The scaler of the spec fitted to these rows of the stack and to no other. */
export function refit(subject: AuditSubject, rows: Int32Array): Refitted {
  return subject.experiment.layout === null ? refitOne(subject, rows) : refitPanel(subject, rows);
}

function refitOne(subject: AuditSubject, rows: Int32Array): Refitted {
  const scalers: Scaler[] = [];
  eachColumn(subject, 0, (values) =>
    scalers.push(fitScaler(subject.experiment.spec.scaler, values, 1, rows)),
  );
  return { fitted: together(scalers), scale: (value, f) => scalers[f]!.scale(value, 0) };
}

function refitPanel(subject: AuditSubject, rows: Int32Array): Refitted {
  const { spec, parts, layout, featureNames } = subject.experiment;
  const width = featureNames.length;
  const rawOf = (part: number): Float64Array => {
    const raw = new Float64Array(parts[part]!.known.length * width);
    eachColumn(subject, part, (values, f) => {
      values.forEach((value, t) => {
        raw[t * width + f] = value;
      });
    });
    return raw;
  };
  const scaling = { by: spec.scaler.by, least: leastToScale };
  const { scalers } = panelMatrix(layout!, width, rawOf, rows, spec.scaler, scaling);
  return { fitted: together(scalers), scale: (value, f, part) => scalers[part]!.scale(value, f) };
}

/** What every scaler learnt, one after the other. */
function together(scalers: readonly Scaler[]): Scaler['fitted'] {
  const names = Object.keys(scalers[0]?.fitted ?? {});
  return Object.fromEntries(
    names.map((name) => [name, Float64Array.from(scalers.flatMap(({ fitted }) => [...fitted[name]!]))]),
  );
}

/** Name of the first figure in which two fits differ, beyond rounding; null where they are one. */
export function firstDifference(
  a: Scaler['fitted'],
  b: Scaler['fitted'],
): { name: string; at: number } | null {
  for (const [name, values] of Object.entries(a)) {
    const other = b[name];
    if (other === undefined || other.length !== values.length) return { name, at: 0 };
    const at = values.findIndex(
      (value, i) => Math.abs(value - other[i]!) > 1e-9 * Math.max(Math.abs(value), Math.abs(other[i]!)),
    );
    if (at >= 0) return { name, at };
  }
  return null;
}
