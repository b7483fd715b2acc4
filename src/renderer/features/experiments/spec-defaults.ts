import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import { splitKinds } from '@shared/spec-split';
import { getAt, type Json } from './json';

const least = { name: 'Defaults', data: { series: 'none' }, features: [{ kind: 'none' }] };
const defaults: Json = toJson(experimentSpec.parse(least));

/** Plans have defaults too, once there is one. */
const withPlan: Json = toJson(experimentSpec.parse({ ...least, sweep: {} }));

/** Of the other kinds of split, whose fields the default kind lacks. */
const splitDefaults: readonly Json[] = splitKinds.map((kind) =>
  toJson(experimentSpec.parse({ ...least, split: { kind } })),
);

/** What a field of the spec is when it is left out; undefined for the fields that have no default. */
export function defaultOf(path: string): Json | undefined {
  if (path === 'name' || path === 'data.series' || path === 'features') return undefined;
  const value = getAt(path.startsWith('sweep.') ? withPlan : defaults, path);
  if (value !== undefined || !path.startsWith('split.')) return value;
  return splitDefaults.map((one) => getAt(one, path)).find((one) => one !== undefined);
}

/** The draft as a whole spec with its defaults filled in, or null while it has faults of form. */
export function completeSpec(draft: Json): ExperimentSpec | null {
  const parsed = experimentSpec.safeParse(draft);
  return parsed.success ? parsed.data : null;
}

export function toJson(spec: ExperimentSpec): Json {
  return JSON.parse(JSON.stringify(spec));
}

/** Whether a draft would be stored as the very spec that is stored already. */
export function isSameSpec(draft: Json, saved: ExperimentSpec): boolean {
  const whole = completeSpec(draft);
  return whole !== null && JSON.stringify(whole) === JSON.stringify(saved);
}
