import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { Bars } from '../bars';
import { type ResolvedFeature, requireFeature } from '../features/registry';
import { SpecError } from '../spec/spec-error';

export interface FeatureMatrix {
  /** [time, features], row-major; NaN where a feature is undefined. */
  readonly raw: Float64Array;
  readonly names: readonly string[];
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
}

/**
 * Computes the features of a spec beside one another. Throws SpecError for a feature that has no value on any bar,
 * naming it and why.
 */
export function computeFeatureMatrix(bars: Bars, specs: readonly FeatureSpec[]): FeatureMatrix {
  const features = specs.map(requireFeature);
  const length = bars.time.length;
  const raw = new Float64Array(length * features.length);
  const faults: SpecFault[] = [];
  features.forEach(({ definition, parameters }, f) => {
    const values = definition.compute(bars, parameters);
    for (let t = 0; t < length; t++) raw[t * features.length + f] = values[t]!;
    if (!values.some(Number.isFinite))
      faults.push({ path: `features.${f}`, message: emptyReason(bars, features[f]!) });
  });
  if (faults.length > 0) throw new SpecError(faults);
  return {
    raw,
    names: features.map(({ definition, parameters }) => definition.label(parameters)),
    warmUp: Math.max(...features.map(warmUpOf)),
  };
}

function warmUpOf({ definition, parameters }: ResolvedFeature): number {
  return definition.warmUp(parameters);
}

function emptyReason(bars: Bars, feature: ResolvedFeature): string {
  const { definition, parameters } = feature;
  const name = `(${definition.label(parameters)}) has no value on any bar`;
  const missing = definition.inputsOf(parameters).filter((column) => !bars[column].some(Number.isFinite));
  if (missing.length > 0) {
    return `${name}: the series has no ${missing.join(' and no ')}; remove the feature or import data with it`;
  }
  const needs = warmUpOf(feature) + 1;
  const has = bars.time.length;
  return has < needs
    ? `${name}: it needs ${needs} bars and the period has ${has}; use a longer period or smaller parameters`
    : `${name}: its inputs never move or have too many gaps; remove the feature`;
}
