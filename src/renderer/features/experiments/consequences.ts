import { isOneOf } from './fields/field';
import { getAt, type Json } from './json';
import { defaultOf } from './spec-defaults';

/** New values by path. */
export type Changes = Readonly<Record<string, Json | undefined>>;

/**
 * What a change of one field brings with it: a setting that the new label refuses, or that has no meaning without a calendar, goes
 * back to its default, since the form then no longer shows it. What merely stops to matter keeps its value, for whoever changes back.
 */
export function withConsequences(draft: Json, path: string, next: Json | undefined): Changes {
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
  return next === 'return' ? refusedByNumbers : refusedByClasses;
}

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
