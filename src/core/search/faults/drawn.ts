import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { Dimension, Proposal, Proposed } from '@shared/sweep-plan';
import { createRandom, type Random } from '../../random';
import { checkSpec } from '../../spec/parse-spec';
import { type Axis, axisOf } from '../axes';
import { isActive, type Space, written } from '../space';

/** A trial that a search could make: its spec, or why there is none. */
export type Drawn =
  | { readonly proposal: Proposal; readonly spec: ExperimentSpec; readonly fault: null }
  | { readonly proposal: Proposal; readonly spec: null; readonly fault: SpecFault };

export function tried(base: ExperimentSpec, space: Space, proposal: Proposal): Drawn {
  const { spec, faults } = checkSpec(written(base, space, proposal));
  if (spec !== null) return { proposal, spec, fault: null };
  return { proposal, spec, fault: faults[0]! };
}

/** A proposal of what is given, all other dimensions drawn; those that do not apply are left out. */
export function drawAround(axes: readonly Axis[], given: Proposal, random: Random): Proposal {
  const proposal: Proposal = {};
  for (const axis of axes) {
    const unit = random.next();
    if (isActive(axis.dimension, proposal)) proposal[axis.path] = given[axis.path] ?? axis.at(unit);
  }
  return proposal;
}

/** What must be proposed for a dimension to apply, and its value where one is given. */
export function chainTo(space: Space, dimension: Dimension, value: Proposed | null): Proposal {
  const chain: Proposal = value === null ? {} : { [dimension.path]: value };
  let when = space.dimensions.find(({ path }) => path === dimension.path)?.when ?? null;
  while (when !== null) {
    const { path, in: values } = when;
    const asked = space.dimensions.find((other) => other.path === path);
    if (asked === undefined) break;
    const axis = axisOf(asked);
    chain[path] = axis.value(axis.indexOf(values[0]!));
    when = asked.when;
  }
  return chain;
}

/** The base with a dimension made to apply and given a value, everything else as it stands; whole where it is sound. */
export function specWith(
  base: ExperimentSpec,
  space: Space,
  dimension: Dimension,
  value: Proposed | null,
): unknown {
  const raw = written(base, space, chainTo(space, dimension, value));
  return checkSpec(raw).spec ?? raw;
}

/** The same on every machine and at every time. */
export function drawingOf(...about: readonly (string | number)[]): Random {
  return createRandom(1, 'plan', ...about);
}
