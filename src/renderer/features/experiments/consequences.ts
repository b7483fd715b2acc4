import { isOneOf } from './fields/field';
import { getAt, type Json } from './json';
import { defaultOf } from './spec-defaults';

/** New values by path. */
export type Changes = Readonly<Record<string, Json | undefined>>;

/**
 * What a change of one field brings with it: a setting that the new label refuses goes back to its default, since the form then
 * no longer shows it. What merely stops to matter keeps its value, for whoever changes back.
 */
export function withConsequences(draft: Json, path: string, next: Json | undefined): Changes {
  if (path !== 'label.kind') return { [path]: next };
  const refused = next === 'return' ? refusedByNumbers : refusedByClasses;
  const stale = Object.entries(refused).filter(([field, values]) => {
    const value = getAt(draft, field) ?? defaultOf(field) ?? null;
    return values === 'all but the default' ? value !== defaultOf(field) : isOneOf(field, ...values)(draft);
  });
  return { [path]: next, ...Object.fromEntries(stale.map(([field]) => [field, defaultOf(field)])) };
}

type Refused = Readonly<Record<string, readonly string[] | 'all but the default'>>;

const refusedByNumbers: Refused = {
  'training.loss': ['crossEntropy'],
  'training.classWeights': 'all but the default',
  'training.labelSmoothing': 'all but the default',
};
const refusedByClasses: Refused = { 'training.loss': ['squared', 'huber', 'gaussian', 'quantile'] };
