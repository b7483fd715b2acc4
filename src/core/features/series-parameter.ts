import type { SeriesKind } from '@shared/series';
import { type JoinedShape, ofKinds } from '../joined';
import { listed } from '../text/list';
import { suggest } from '../text/nearest';

/** A parameter whose value is the name of a joined series. */
export interface SeriesShape {
  readonly type: 'series';
  readonly label: string;
  /** What it may be. */
  readonly kinds: readonly SeriesKind[];
}

/** The name of a joined series of one of the kinds; where it is left out and one alone fits, that one. */
export function series(label: string, kinds: readonly SeriesKind[]): SeriesShape {
  return { type: 'series', label, kinds };
}

/** The one joined series that fits; empty where there are none or several. */
export function onlyFitting({ kinds }: SeriesShape, joined: readonly JoinedShape[]): string {
  const [only, ...others] = ofKinds(joined, kinds);
  return only === undefined || others.length > 0 ? '' : only.name;
}

/** What is wrong with a value, as a fragment; null where nothing is. An empty text stands for none. */
export function seriesFault(
  { kinds }: SeriesShape,
  value: number | string,
  joined: readonly JoinedShape[],
): string | null {
  const fitting = ofKinds(joined, kinds).map(({ name }) => name);
  if (fitting.length === 0) return nothingFits(kinds, joined);
  if (typeof value === 'number')
    return `must be the name of a joined series, such as "${fitting[0]}", not ${value}`;
  if (value === '') return `must name one of the joined series ${listed(fitting)}`;
  if (fitting.includes(value)) return null;
  const other = joined.find(({ name }) => name === value);
  if (other !== undefined && other.kind !== 'unknown')
    return `names "${value}", which is ${kindWords[other.kind]}; it must be ${wordsOf(kinds)}, such as ${listed(fitting, 'or')}`;
  const meant = suggest(value, fitting);
  return `names "${value}", which is not joined${meant === '' ? `; there is ${listed(fitting)}, and others are added under data.auxiliary` : meant}`;
}

/** Why a feature that needs a joined series of some kinds cannot be computed, as a fragment. */
export function nothingFits(kinds: readonly SeriesKind[], joined: readonly JoinedShape[]): string {
  const others = joined.map(({ name }) => name);
  const known =
    others.length === 0 ? 'none is joined' : `${listed(others)} ${others.length === 1 ? 'is' : 'are'} not`;
  return `needs a joined series that is ${wordsOf(kinds)}, and ${known}; add one under data.auxiliary`;
}

/** `bars or one value a moment`. */
function wordsOf(kinds: readonly SeriesKind[]): string {
  return listed(
    kinds.map((kind) => kindWords[kind]),
    'or',
  );
}

const kindWords: Readonly<Record<SeriesKind, string>> = {
  bars: 'bars',
  scalar: 'one value a moment',
  depth: 'an order book',
};
