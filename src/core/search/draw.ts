import type { Proposal } from '@shared/sweep-plan';
import type { Random } from '../random';
import { type Axis, axisOf } from './axes';
import { isActive, type Space } from './space';

/** The axes of a space, in its order. */
export function axesOf(space: Space): readonly Axis[] {
  return space.dimensions.map(axisOf);
}

/** A proposal of those dimensions that apply, each given the place that `place` says, from 0 to 1. */
export function proposalAt(axes: readonly Axis[], place: (axis: Axis, k: number) => number): Proposal {
  const proposal: Proposal = {};
  axes.forEach((axis, k) => {
    const unit = place(axis, k);
    if (isActive(axis.dimension, proposal)) proposal[axis.path] = axis.at(unit);
  });
  return proposal;
}

/** Every dimension drawn evenly, whether it applies or not: what one draw is like says nothing about the next. */
export function drawProposal(axes: readonly Axis[], random: Random): Proposal {
  return proposalAt(axes, () => random.next());
}
