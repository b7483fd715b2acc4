import { splitSpec } from '@shared/spec-split';
import { isOneOf } from './fields/field';
import { getAt, isJsonObject, type Json, type JsonObject } from './json';
import { defaultOf } from './spec-defaults';

/** New values by path. */
export type Changes = Readonly<Record<string, Json | undefined>>;

/**
 * What a change of one field brings with it: a setting that the new label refuses, or that has no meaning without a calendar, goes
 * back to its default, since the form then no longer shows it. What merely stops to matter keeps its value, for whoever changes back.
 */
export function withConsequences(draft: Json, path: string, next: Json | undefined): Changes {
  if (path === 'split.kind' && typeof next === 'string') return { split: otherSplit(draft, next) };
  const refused = refusedBy(path, next);
  const stale = Object.entries(refused).filter(([field, values]) => {
    const value = getAt(draft, field) ?? defaultOf(field) ?? null;
    return values === 'all but the default' ? value !== defaultOf(field) : isOneOf(field, ...values)(draft);
  });
  return { [path]: next, ...Object.fromEntries(stale.map(([field]) => [field, defaultOf(field)])) };
}

function refusedBy(path: string, next: Json | undefined): Refused {
  if (path === 'data.calendar' && (next ?? null) === null) return refusedWithoutCalendar;
  if (path !== 'label.kind') return {};
  const isNumber = isNumberKind(next ?? null);
  const label = isNumber ? refusedByNumbers : refusedByClasses;
  return isCalibrated(next ?? null) ? label : { ...label, 'decision.calibration': 'all but the default' };
}

/** A split of another kind, with what both kinds have in common. */
export function otherSplit(draft: Json, kind: string): Json {
  const split = getAt(draft, 'split');
  const known = splitSpec.safeParse({ kind });
  if (!known.success || !isJsonObject(split)) return { kind };
  const shared = Object.entries(split).filter(
    // Shares of the whole are no shares of what may train.
    ([field]) =>
      field !== 'kind' && field in known.data && !(field === 'validation' && isShareOfAll(split, kind)),
  );
  return { kind, ...Object.fromEntries(shared) };
}

function isShareOfAll(split: JsonObject, kind: string): boolean {
  return (split.kind ?? 'chronological') === 'chronological' || kind === 'chronological';
}

const numbers: readonly Json[] = ['return', 'simpleReturn', 'volatility'];
const isNumberKind = (kind: Json): boolean => numbers.includes(kind);
/** Labels whose P(up) is a chance of two sides. */
const calibrated: readonly Json[] = ['direction', 'return', 'simpleReturn', 'meta', 'aboveMedian'];
const isCalibrated = (kind: Json): boolean => calibrated.includes(kind);

type Refused = Readonly<Record<string, readonly string[] | 'all but the default'>>;

const refusedByNumbers: Refused = {
  'training.loss': ['crossEntropy'],
  'training.classWeights': 'all but the default',
  'training.labelSmoothing': 'all but the default',
};
const refusedWithoutCalendar: Refused = {
  'data.session': 'all but the default',
  'data.missingBars': 'all but the default',
};
const refusedByClasses: Refused = { 'training.loss': ['squared', 'huber', 'gaussian', 'quantile'] };
