import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { ChoiceValue, Dimension, Proposal } from '@shared/sweep-plan';
import { parseSpec } from '../spec/parse-spec';

/** The dimensions of a search, in an order in which a condition comes after what it asks about. */
export interface Space {
  readonly dimensions: readonly Dimension[];
}

/**
 * The space of a plan: conditions before what they decide, otherwise in the order of the plan. A field of a feature that a trial may lack
 * applies only where the feature is there.
 *
 * @throws AppError `invalid` where dimensions wait for each other
 */
export function spaceOf(dimensions: readonly Dimension[]): Space {
  const { ordered, waiting } = orderOf(dimensions);
  if (waiting.length > 0)
    throw new AppError(
      'invalid',
      `The conditions of ${waiting.map(({ path }) => path).join(' and ')} wait for each other. Take one of them away.`,
    );
  return { dimensions: ordered };
}

/** Dimensions in an order in which a condition comes first, and those that no order is good for. A condition on what is not swept waits for nothing. */
export function orderOf(dimensions: readonly Dimension[]): {
  readonly ordered: readonly Dimension[];
  readonly waiting: readonly Dimension[];
} {
  const ordered: Dimension[] = [];
  let waiting = dimensions.map((dimension) => conditioned(dimension, dimensions));
  for (;;) {
    const paths = new Set(waiting.map(({ path }) => path));
    const next = waiting.filter(({ when }) => when === null || !paths.has(when.path));
    if (next.length === 0) return { ordered, waiting };
    ordered.push(...next);
    waiting = waiting.filter((dimension) => !next.includes(dimension));
  }
}

function conditioned(dimension: Dimension, all: readonly Dimension[]): Dimension {
  if (dimension.when !== null) return dimension;
  const owner = all.find(({ kind, path }) => kind === 'toggle' && dimension.path.startsWith(`${path}.`));
  return owner === undefined ? dimension : { ...dimension, when: { path: owner.path, in: [true] } };
}

/** What a choice is called in proposals. */
export function labelOf(choice: ChoiceValue): string {
  return typeof choice === 'object' && choice !== null ? choice.label : String(choice);
}

/** What the spec is given for a choice. */
export function contentOf(choice: ChoiceValue): unknown {
  return typeof choice === 'object' && choice !== null ? choice.value : choice;
}

/** Whether a dimension has a say, given the proposal so far. A choice is known by its label, so 1 and "1" are the same to a condition. */
export function isActive({ when }: Dimension, proposal: Proposal): boolean {
  if (when === null) return true;
  const given = proposal[when.path];
  return given !== undefined && when.in.some((value) => String(value) === String(given));
}

/**
 * The spec of a trial: the base with what was proposed in its place, without the plan.
 *
 * @throws SpecError where the two make no sound spec together
 */
export function applyProposal(base: ExperimentSpec, space: Space, proposal: Proposal): ExperimentSpec {
  return parseSpec(written(base, space, proposal));
}

/** As `applyProposal`, sound or not. */
export function written(base: ExperimentSpec, space: Space, proposal: Proposal): unknown {
  const dropped = new Set<string>();
  let spec: unknown = { ...base, sweep: null };
  for (const dimension of space.dimensions) {
    const given = proposal[dimension.path];
    if (given === undefined) continue;
    if (dimension.kind === 'toggle') {
      if (given === false) dropped.add(dimension.path);
    } else spec = withAt(spec, dimension.path.split('.'), meant(dimension, given));
  }
  return withoutFeatures(spec, dropped);
}

function meant(dimension: Exclude<Dimension, { kind: 'toggle' }>, given: Proposal[string]): unknown {
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
