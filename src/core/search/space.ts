import type { ExperimentSpec } from '@shared/spec';
import type { ChoiceValue, Dimension, Proposal } from '@shared/sweep-plan';
import { parseSpec } from '../spec/parse-spec';

/** The dimensions of a search, in an order in which a condition comes after what it asks about. */
export interface Space {
  readonly dimensions: readonly Dimension[];
}

/** What a choice is called in proposals. */
export function labelOf(choice: ChoiceValue): string {
  return typeof choice === 'object' && choice !== null ? choice.label : String(choice);
}

/** What the spec is given for a choice. */
export function contentOf(choice: ChoiceValue): unknown {
  return typeof choice === 'object' && choice !== null ? choice.value : choice;
}

/** Whether a dimension has a say, given the proposal so far. */
export function isActive({ when }: Dimension, proposal: Proposal): boolean {
  if (when === null) return true;
  const given = proposal[when.path];
  return given !== undefined && when.in.includes(given);
}

/**
 * The spec of a trial: the base with what was proposed in its place, without the plan.
 *
 * @throws SpecError where the two make no sound spec together
 */
export function applyProposal(base: ExperimentSpec, space: Space, proposal: Proposal): ExperimentSpec {
  const dropped = new Set<string>();
  let spec: unknown = { ...base, sweep: null };
  for (const dimension of space.dimensions) {
    const given = proposal[dimension.path];
    if (given === undefined) continue;
    if (dimension.kind === 'toggle') {
      if (given === false) dropped.add(dimension.path);
    } else spec = withAt(spec, dimension.path.split('.'), written(dimension, given));
  }
  return parseSpec(withoutFeatures(spec, dropped));
}

function written(dimension: Exclude<Dimension, { kind: 'toggle' }>, given: Proposal[string]): unknown {
  if (dimension.kind !== 'choice') return given;
  const choice = dimension.values.find((one) => labelOf(one) === given);
  return choice === undefined ? given : contentOf(choice);
}

function withAt(value: unknown, path: readonly string[], next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (Array.isArray(value))
    return value.map((item, k) => (String(k) === key ? withAt(item, rest, next) : item));
  const record = typeof value === 'object' && value !== null ? value : {};
  return { ...record, [key]: withAt(Object.entries(record).find(([name]) => name === key)?.[1], rest, next) };
}

/** Only now, since their places were those of the base until here. */
function withoutFeatures(spec: unknown, dropped: ReadonlySet<string>): unknown {
  if (dropped.size === 0 || typeof spec !== 'object' || spec === null) return spec;
  const { features } = spec as { readonly features?: unknown };
  if (!Array.isArray(features)) return spec;
  return { ...spec, features: features.filter((_, k) => !dropped.has(`features.${k}`)) };
}
