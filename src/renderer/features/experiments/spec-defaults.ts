import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import { config } from 'zod';
import { getAt, type Json } from './json';

// Without this zod probes for `new Function`, which the window's content security policy refuses and reports.
config({ jitless: true });

const defaults: Json = toJson(
  experimentSpec.parse({ name: 'Defaults', data: { series: 'none' }, features: [{ kind: 'none' }] }),
);

/** What a field of the spec is when it is left out; undefined for the fields that have no default. */
export function defaultOf(path: string): Json | undefined {
  return path === 'name' || path === 'data.series' || path === 'features' ? undefined : getAt(defaults, path);
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
