import type { SpecFault } from '@shared/spec';
import { utcDays } from '../../validation/retraining';

/** A series of a panel, by its name and when its bars are. */
export interface PanelSeries {
  readonly name: string;
  /** What its bars share with those of other series: their times, or days where these differ by the hour; rising. [time] */
  readonly keys: Float64Array;
}

/**
 * How the bars of many series stand in one matrix: those of the first series, then those of the second, and so on. Bars with equal keys
 * are of one date; dates are counted from 0 and are the moments of splits. Takes 4 bytes for each bar and 8 for each date.
 */
export interface PanelLayout {
  readonly names: readonly string[];
  /** Row of each series' first bar in the matrix, and the number of rows. [series + 1] */
  readonly offsets: Int32Array;
  /** Date of each row. [stack] */
  readonly date: Int32Array;
  /** Key of each date, rising. [dates] */
  readonly keys: Float64Array;
}

export type LaidOut =
  | { readonly ok: true; readonly layout: PanelLayout }
  | { readonly ok: false; readonly faults: readonly SpecFault[] };

/** UTC days as keys, for daily bars whose times differ from exchange to exchange. */
export function dayKeys(time: Float64Array): Float64Array {
  return Float64Array.from(utcDays(time));
}

/** Lays series out in the order they come in, which every order in the panel follows. */
export function layOut(series: readonly PanelSeries[]): LaidOut {
  const faults = panelFaults(series);
  if (faults.length > 0) return { ok: false, faults };
  const offsets = offsetsOf(series);
  const keys = distinct(series);
  const date = new Int32Array(offsets.at(-1)!);
  series.forEach((one, s) => {
    let at = 0;
    for (let t = 0; t < one.keys.length; t++) {
      while (keys[at]! < one.keys[t]!) at++;
      date[offsets[s]! + t] = at;
    }
  });
  return { ok: true, layout: { names: series.map(({ name }) => name), offsets, date, keys } };
}

/** Series that a row of the matrix belongs to. */
export function seriesOfRow({ offsets }: Pick<PanelLayout, 'offsets'>, row: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (offsets[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the user should know of how the series fit together, as sentences. */
export function layoutNotes({ names, date, keys }: PanelLayout): readonly string[] {
  const bars = new Int32Array(keys.length);
  for (const d of date) bars[d]!++;
  const alone = bars.filter((count) => count === 1).length;
  if (names.length < 2 || alone * 2 <= keys.length) return [];
  return [
    `On ${alone} of ${keys.length} dates only one of the ${names.length} series has a bar, so there is little to compare: check that they cover the same period, and take days instead of times where their bars differ by the hour.`,
  ];
}

function panelFaults(series: readonly PanelSeries[]): readonly SpecFault[] {
  if (series.length === 0) return [{ path: 'data.panel', message: 'must name at least one series' }];
  return series.flatMap(({ name, keys }, s): SpecFault[] => {
    const path = `data.panel.${s}`;
    if (series.findIndex((other) => other.name === name) < s)
      return [{ path, message: `names ${name} a second time` }];
    const bad = keys.findIndex((key, t) => !Number.isFinite(key) || (t > 0 && key <= keys[t - 1]!));
    if (bad < 0) return [];
    return [
      {
        path,
        message: `has a bar of ${name}, number ${bad + 1}, that is not of a later date than the one before`,
      },
    ];
  });
}

function offsetsOf(series: readonly PanelSeries[]): Int32Array {
  const offsets = new Int32Array(series.length + 1);
  series.forEach(({ keys }, s) => {
    offsets[s + 1] = offsets[s]! + keys.length;
  });
  return offsets;
}

function distinct(series: readonly PanelSeries[]): Float64Array {
  const all = new Set<number>();
  for (const { keys } of series) for (const key of keys) all.add(key);
  return Float64Array.from(all).sort();
}
