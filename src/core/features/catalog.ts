import type { FeatureDescriptor } from '@shared/features';
import { type JoinedShape, ofKinds } from '../joined';

/** The description of a feature for a form that offers these joined series. */
export function describedFor(
  descriptor: FeatureDescriptor,
  joined: readonly JoinedShape[],
): FeatureDescriptor {
  if (descriptor.needs.length === 0) return descriptor;
  return {
    ...descriptor,
    parameters: descriptor.parameters.map((parameter) =>
      parameter.type === 'series'
        ? { ...parameter, default: ofKinds(joined, parameter.kinds)[0]?.name ?? '' }
        : parameter,
    ),
  };
}
