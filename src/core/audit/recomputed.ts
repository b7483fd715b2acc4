import { withFeatures } from '../dataset/feature-columns';
import { marketOf } from '../dataset/market';
import type { AuditSubject } from './check';
import { barOfRow, dataOfPart, eachColumn } from './columns';
import { cutAfter } from './cut';
import { sampledRows } from './sampled-rows';

/** Values of all features at sampled rows, as they are and as they come out of data that ends with the row's bar. */
export interface Recomputed {
  readonly rows: Int32Array;
  /** [rows, features], row-major */
  readonly whole: Float64Array;
  readonly cut: Float64Array;
  /** Rows whose bar is not even there, or another one, in what is cut. */
  readonly moved: readonly number[];
}

const known = new WeakMap<AuditSubject, Recomputed>();

/** Computed once for all that look at it. */
export function recomputedOf(subject: AuditSubject): Recomputed {
  const before = known.get(subject);
  if (before !== undefined) return before;
  const made = recompute(subject);
  known.set(subject, made);
  return made;
}

function recompute(subject: AuditSubject): Recomputed {
  const { experiment, openColumns } = subject;
  const { spec, parts, featureNames } = experiment;
  const width = featureNames.length;
  const rows = sampledRows(subject);
  const bars = Array.from(rows, (row) => barOfRow(subject, row));
  const whole = new Float64Array(rows.length * width).fill(Number.NaN);
  const cut = whole.slice();
  const moved: number[] = [];
  for (const part of parts.keys()) {
    if (!bars.some((bar) => bar.part === part)) continue;
    eachColumn(subject, part, (values, f) => {
      bars.forEach((bar, i) => {
        if (bar.part === part) whole[i * width + f] = values[bar.t]!;
      });
    });
  }
  bars.forEach(({ part, t }, i) => {
    const { time } = parts[part]!.market.bars;
    const market = marketOf(spec.data, cutAfter(dataOfPart(subject, part), spec.data, time, t));
    if (market.bars.time[t] !== time[t]) {
      moved.push(rows[i]!);
      return;
    }
    withFeatures(market, spec.features, openColumns, ({ each }) => {
      each((values, f) => {
        cut[i * width + f] = values[t]!;
      });
    });
  });
  return { rows, whole, cut, moved };
}
