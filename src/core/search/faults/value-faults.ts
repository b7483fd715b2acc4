import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { Dimension, Proposed } from '@shared/sweep-plan';
import { type Axis, axisOf } from '../axes';
import type { Space } from '../space';
import { chainTo, drawAround, drawingOf, tried } from './drawn';

/** Draws of all other dimensions before a value is given up; values looked at in all. */
const attempts = 24;
const mostLooks = 3000;

/**
 * Values that the experiment refuses whatever the other dimensions are given: both ends of a range, and every choice. What only some of the
 * others contradict is left to the trials, which then fail with a sentence.
 */
export function valueFaults(
  spec: ExperimentSpec,
  dimensions: readonly Dimension[],
  space: Space,
  axes: readonly Axis[],
): readonly SpecFault[] {
  let looks = 0;
  return dimensions.flatMap((dimension, k) =>
    endsOf(dimension).flatMap(({ at, value }) => {
      if (looks >= mostLooks) return [];
      looks += 1;
      const given = chainTo(space, dimension, value);
      const first = tried(spec, space, given);
      if (first.fault === null) return [];
      const random = drawingOf(dimension.path, String(value));
      for (let n = 0; n < attempts && looks < mostLooks; n++, looks++) {
        if (tried(spec, space, drawAround(axes, given, random)).fault === null) return [];
      }
      return [{ path: `sweep.space.${k}.${at}`, message: refusal(value, dimension, first.fault) }];
    }),
  );
}

function endsOf(dimension: Dimension): readonly { readonly at: string; readonly value: Proposed }[] {
  switch (dimension.kind) {
    case 'toggle':
      return [];
    case 'choice': {
      const axis = axisOf(dimension);
      return dimension.values.map((_, k) => ({ at: `values.${k}`, value: axis.value(k) }));
    }
    default:
      return [
        { at: 'low', value: dimension.low },
        { at: 'high', value: dimension.high },
      ];
  }
}

function refusal(value: Proposed, { path }: Dimension, fault: SpecFault): string {
  if (fault.path === path) return `${fault.message}`;
  return `is ${String(value)}, with which ${fault.path === '' ? 'the experiment' : fault.path} ${fault.message}`;
}
