import type { ResolvedFeature } from '../features/registry';
import { type JoinedSeries, shapesOf } from '../joined';
import { listed } from '../text/list';
import { knownBars } from './known';
import type { Market } from './market';

/** Why a feature has no value on any bar and what to do about it, as a fragment that names it. */
export function emptyReason({ bars, joined }: Market, { definition, parameters }: ResolvedFeature): string {
  const name = `(${definition.label(parameters)}) has no value on any bar`;
  const missing = definition.inputsOf(parameters).filter((column) => !bars[column].some(Number.isFinite));
  if (missing.length > 0) {
    return `${name}: the series has no ${missing.join(' and no ')}; remove the feature or import data with it`;
  }
  const read = definition.joinedOf(parameters, shapesOf(joined));
  const unknown = read.filter((series) => countKnown(joined.get(series)) === 0);
  if (unknown.length > 0) {
    return `${name}: nothing of ${listed(unknown)} is known by any bar of the period; choose a later period or a series that begins earlier`;
  }
  const needs = definition.warmUp(parameters) + 1;
  const has = Math.min(bars.time.length, ...read.map((series) => countKnown(joined.get(series))));
  if (has >= needs) return `${name}: its inputs never move or have too many gaps; remove the feature`;
  const advice = 'use a longer period or smaller parameters';
  return has === bars.time.length
    ? `${name}: it needs ${needs} bars and the period has ${has}; ${advice}`
    : `${name}: it needs ${needs} bars and ${listed(read)} ${read.length === 1 ? 'is' : 'are'} known at ${has} of the period; ${advice}`;
}

function countKnown(series: JoinedSeries | undefined): number {
  return series === undefined ? 0 : knownBars(series).reduce((count, known) => count + known, 0);
}
