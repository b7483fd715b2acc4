import type { Labelled } from '../../labels/labelled';
import type { Samples } from '../../validation/samples';
import { usableRows } from '../windows';
import type { PanelLayout } from './layout';

/** What of a series can be learnt from. */
export interface PanelKnown {
  /** 0 where every feature has a value, NaN where one has none. [time] */
  readonly known: Float64Array;
  /** 1 where bars are missing just before, which no window reaches across; null where nothing breaks. [time] */
  readonly breaks: Uint8Array | null;
}

export interface PanelRows {
  /** Rows of the stacked matrix with window and label, by date and then in the order of the series; what they read, in dates. */
  readonly samples: Samples;
  /** The latest rows of each series that have a window and no label yet; in the same order. */
  readonly unlabelled: Int32Array;
}

/**
 * Finds the rows of all series and puts them in order of date, so that splitters keep all rows of a date on one side. Windows are made of
 * a series' own bars, whatever the dates between them, and never reach into the series before it in the matrix. Takes some 16 bytes
 * for each row.
 *
 * @param series in the order of the layout
 * @param labels of the whole matrix, ending at dates [stack]
 * @param horizon bars of a series after which its label is known at the latest
 */
export function panelRows(
  layout: PanelLayout,
  series: readonly PanelKnown[],
  labels: Labelled,
  lookback: number,
  horizon: number,
): PanelRows {
  const { date, offsets } = layout;
  const found = series.map(({ known, breaks }, s) => {
    const own = labels.values.subarray(offsets[s]!, offsets[s + 1]!);
    const { labelled, unlabelled } = usableRows(known, own, lookback, horizon, breaks);
    const inStack = (rows: Int32Array) => rows.map((t) => offsets[s]! + t);
    return { labelled: inStack(labelled), unlabelled: inStack(unlabelled) };
  });
  const row = orderByDate(
    layout,
    found.map(({ labelled }) => labelled),
  );
  return {
    samples: {
      row,
      at: row.map((r) => date[r]!),
      start: row.map((r) => date[r - lookback + 1]!),
      end: row.map((r) => labels.ends[r]!),
      horizon,
    },
    unlabelled: orderByDate(
      layout,
      found.map(({ unlabelled }) => unlabelled),
    ),
  };
}

/** Rows by date; those of a date stay in the order they come in, which is that of the series. A counting sort. */
function orderByDate({ date, keys }: PanelLayout, rows: readonly Int32Array[]): Int32Array {
  const next = new Int32Array(keys.length + 1);
  for (const own of rows) for (const row of own) next[date[row]! + 1]!++;
  for (let d = 0; d < keys.length; d++) next[d + 1]! += next[d]!;
  const ordered = new Int32Array(next[keys.length]!);
  for (const own of rows) for (const row of own) ordered[next[date[row]!]!++] = row;
  return ordered;
}
