import type { FeatureSpec, SpecFault } from '@shared/spec';
import { giveBack } from '../columns';
import { type ResolvedFeature, resolveFeature } from '../features/registry';
import { shapesOf } from '../joined';
import { SpecError } from '../spec/spec-error';
import { emptyReason } from './empty-reason';
import type { Market } from './market';

export interface FeatureMatrix {
  /** [time, features], row-major; NaN where a feature is undefined. */
  readonly raw: Float64Array;
  readonly names: readonly string[];
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
}

/**
 * Computes the features of a spec beside one another. Throws SpecError for a feature that does not fit the joined series, and
 * for one that has no value on any bar, naming it and why.
 */
export function computeFeatureMatrix(market: Market, specs: readonly FeatureSpec[]): FeatureMatrix {
  const features = resolveAll(market, specs);
  const length = market.bars.time.length;
  const raw = new Float64Array(length * features.length);
  const faults: SpecFault[] = [];
  features.forEach(({ definition, parameters }, f) => {
    const values = definition.compute(market.bars, parameters, market.joined);
    for (let t = 0; t < length; t++) raw[t * features.length + f] = values[t]!;
    if (!values.some(Number.isFinite))
      faults.push({ path: `features.${f}`, message: emptyReason(market, features[f]!) });
    giveBack(values);
  });
  if (faults.length > 0) throw new SpecError(faults);
  return {
    raw,
    names: features.map(({ definition, parameters }) => definition.label(parameters)),
    warmUp: Math.max(...features.map(({ definition, parameters }) => definition.warmUp(parameters))),
  };
}

/** A spec is checked without its data first: what kind its auxiliary series are of is known only here. */
function resolveAll({ joined }: Market, specs: readonly FeatureSpec[]): readonly ResolvedFeature[] {
  const shapes = shapesOf(joined);
  const resolved = specs.map((spec) => resolveFeature(spec, shapes));
  const faults = resolved.flatMap((one, f) =>
    one.ok ? [] : one.faults.map((fault) => ({ ...fault, path: `features.${f}.${fault.path}` })),
  );
  if (faults.length > 0) throw new SpecError(faults);
  return resolved.filter((one) => one.ok);
}
