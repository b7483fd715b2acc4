import { assertNever } from '@shared/errors';
import type { QualityKind, Remedy } from '@shared/quality';
import type { SeriesKind } from '@shared/series';
import { formatBarTime } from '../../../ui/format';
import { unitOf } from '../series-words';

/** What the findings of a kind are called. */
export const kindTitles: Readonly<Record<QualityKind, string>> = {
  split: 'Suspected unadjusted splits',
  'bad-tick': 'Likely bad ticks',
  'crossed-book': 'Books out of order',
  'time-shift': 'Shifted times',
  repeated: 'Repeated bars',
  stale: 'Stale values',
  'empty-level': 'Empty levels',
  outlier: 'Outliers',
  'zero-volume': 'Zero volume',
  'same-open': 'Opens that equal the previous close',
  gap: 'Gaps',
  unexpected: 'Bars outside the sessions',
};

/** What was looked for, for the page on which nothing was found. */
export const lookedFor: Readonly<Record<SeriesKind, string>> = {
  bars: 'splits, bad ticks and outliers, repeated and stale bars, zero volume, opens that equal the previous close, shifted times and gaps',
  scalar: 'bad ticks, stale values and gaps',
  depth: 'crossed and disordered books, empty levels, stale books and gaps',
};

/** What a button says that applies the remedy. */
export function offerOf(remedy: Remedy, kind: SeriesKind): string {
  switch (remedy.kind) {
    case 'drop':
      return `Drop ${unitOf[kind]}${remedy.from === remedy.to ? '' : 's'}`;
    case 'carry':
      return `Use previous ${previousOf(kind)}`;
    case 'clip':
      return 'Clip to open and close';
    case 'shift':
      return `Shift by ${signedHours(remedy.hours)}`;
    case 'split':
      return `Record split ${ratioOf(remedy.value)}`;
    case 'dismiss':
      return 'Dismiss';
    default:
      return assertNever(remedy);
  }
}

/** What was done, for the record: `Dropped 2014-06-09 to 2014-06-12`. */
export function deedOf(remedy: Remedy, kind: SeriesKind, intervalMs: number): string {
  switch (remedy.kind) {
    case 'drop':
      return `Dropped ${spanOf(remedy, intervalMs)}`;
    case 'carry':
      return `Previous ${previousOf(kind)} used for ${spanOf(remedy, intervalMs)}`;
    case 'clip':
      return `High and low clipped on ${spanOf(remedy, intervalMs)}`;
    case 'shift':
      return `${spanOf(remedy, intervalMs)} shifted by ${signedHours(remedy.hours)}`;
    case 'split':
      return `Split of ${ratioOf(remedy.value)} recorded on ${formatBarTime(remedy.time, intervalMs)}`;
    case 'dismiss':
      return 'Finding dismissed';
    default:
      return assertNever(remedy);
  }
}

/** `2014-06-09`, or `2014-06-09 to 2014-06-12`. */
export function spanOf({ from, to }: { from: number; to: number }, intervalMs: number): string {
  const start = formatBarTime(from, intervalMs);
  return from === to ? start : `${start} to ${formatBarTime(to, intervalMs)}`;
}

/** New shares for one old as people say it: `2:1`, `3:2`, `1:10`. */
export function ratioOf(value: number): string {
  for (let old = 1; old <= 100; old += 1) {
    const shares = value * old;
    if (Math.abs(shares - Math.round(shares)) < 1e-9 * old) return `${Math.round(shares)}:${old}`;
  }
  return `${value}:1`;
}

function previousOf(kind: SeriesKind): string {
  return kind === 'bars' ? 'close' : unitOf[kind];
}

function signedHours(hours: number): string {
  return `${hours < 0 ? '\u2212' : '+'}${Math.abs(hours)} h`;
}
