import type { Remedy } from '@shared/quality';
import { type SeriesData, timesOf } from '../series-data';
import { firstAtOrAfter } from './inputs';
import { carryInto, clipInto, mapColumns } from './mend';

/** A series with its remedies applied. */
export interface Remedied {
  readonly data: SeriesData;
  /** Index in the raw series of each bar that is left; null where they are the same bars in the same order. */
  readonly rawIndex: Int32Array | null;
  /** Bars that were moved onto the moment of another, and so are not there. */
  readonly lost: number;
}

const hourMs = 3_600_000;

/**
 * Applies remedies to a raw series, which stays as it is. Each names bars by their time in the raw series, so the result does
 * not depend on the order in which the user came to them: first bars are dropped, then the rest is moved in time and put in
 * order (of two bars at one moment the one that was not moved stays), then values are carried and clipped from bars that
 * come before. No bar ever takes a value from a later one. Splits and dismissals change nothing here.
 */
export function applyRemedies(raw: SeriesData, remedies: readonly Remedy[]): Remedied {
  const effective = remedies.filter(changesBars);
  if (effective.length === 0) return { data: raw, rawIndex: null, lost: 0 };
  const marks = marksOf(timesOf(raw), effective);
  const { rawIndex, lost } = orderOf(marks);
  const data = mapColumns(raw, (column, isTime) => gather(isTime ? marks.time : column, rawIndex));
  rawIndex.forEach((index, t) => {
    if (marks.carried[index] === 1 && t > 0) carryInto(data, t);
    if (marks.clipped[index] === 1) clipInto(data, t);
  });
  return { data, rawIndex, lost };
}

/** Those that change the bars, and so the hash of the series. */
export type BarRemedy = Exclude<Remedy, { kind: 'dismiss' | 'split' }>;

export function changesBars(remedy: Remedy): remedy is BarRemedy {
  return remedy.kind !== 'dismiss' && remedy.kind !== 'split';
}

/** A remedy for what a series shows, in the times of the raw series. @param rawTime of each bar shown. [time] */
export function inRawTimes(remedy: Remedy, shown: Float64Array, rawTime: (index: number) => number): Remedy {
  if (!changesBars(remedy)) return remedy;
  const first = firstAtOrAfter(shown, remedy.from);
  const last = firstAtOrAfter(shown, remedy.to);
  return { ...remedy, from: rawTime(first), to: rawTime(last) };
}

interface Marks {
  /** As moved. */
  readonly time: Float64Array;
  readonly moved: Uint8Array;
  readonly dropped: Uint8Array;
  readonly carried: Uint8Array;
  readonly clipped: Uint8Array;
}

/** What becomes of each raw bar. */
function marksOf(time: Float64Array, remedies: readonly BarRemedy[]): Marks {
  const flags = (): Uint8Array => new Uint8Array(time.length);
  const marks: Marks = {
    time: time.slice(),
    moved: flags(),
    dropped: flags(),
    carried: flags(),
    clipped: flags(),
  };
  for (const remedy of remedies) {
    for (let t = firstAtOrAfter(time, remedy.from); t < time.length && time[t]! <= remedy.to; t += 1) {
      if (remedy.kind === 'drop') marks.dropped[t] = 1;
      else if (remedy.kind === 'carry') marks.carried[t] = 1;
      else if (remedy.kind === 'clip') marks.clipped[t] = 1;
      else {
        marks.time[t]! += remedy.hours * hourMs;
        marks.moved[t] = 1;
      }
    }
  }
  return marks;
}

/** Raw indexes of the bars that stay, in order of their times. */
function orderOf({ time, moved, dropped }: Marks): { readonly rawIndex: Int32Array; readonly lost: number } {
  const kept = new Int32Array(time.length).map((_, t) => t).filter((t) => dropped[t] === 0);
  if (moved.every((mark) => mark === 0)) return { rawIndex: kept, lost: 0 };
  kept.sort((a, b) => time[a]! - time[b]! || moved[a]! - moved[b]! || a - b);
  const rawIndex = kept.filter((index, i) => i === 0 || time[kept[i - 1]!] !== time[index]);
  return { rawIndex, lost: kept.length - rawIndex.length };
}

function gather(column: Float64Array, indexes: Int32Array): Float64Array {
  const out = new Float64Array(indexes.length);
  for (let t = 0; t < out.length; t += 1) out[t] = column[indexes[t]!]!;
  return out;
}
