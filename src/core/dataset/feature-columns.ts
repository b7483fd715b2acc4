import type { FeatureSpec, SpecFault } from '@shared/spec';
import { giveBack } from '../columns';
import { type ResolvedFeature, resolveFeature } from '../features/registry';
import { shapesOf } from '../joined';
import { SpecError } from '../spec/spec-error';
import { emptyReason } from './empty-reason';
import type { Market } from './market';

/** The features of a spec, to be had one after the other: all of them at once take more memory than the model's matrix. */
export interface FeatureColumns {
  readonly names: readonly string[];
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
  /** 0 where every feature has a value, NaN where one has none. [time] */
  readonly known: Float64Array;
  /** Values of a feature, computed anew; to be given back. NaN where undefined. [time] */
  readonly column: (f: number) => Float64Array;
}

/**
 * Looks through the features of a spec. Throws SpecError for a feature that does not fit the joined series, and for one that has no
 * value on any bar, naming it and why.
 */
export function computeFeatures(market: Market, specs: readonly FeatureSpec[]): FeatureColumns {
  const features = resolveAll(market, specs);
  const column = (f: number): Float64Array => {
    const { definition, parameters } = features[f]!;
    return definition.compute(market.bars, parameters, market.joined);
  };
  const known = new Float64Array(market.bars.time.length);
  const faults: SpecFault[] = [];
  features.forEach((feature, f) => {
    const values = column(f);
    if (!values.some(Number.isFinite))
      faults.push({ path: `features.${f}`, message: emptyReason(market, feature) });
    // 0 times anything but a finite number is NaN.
    for (let t = 0; t < known.length; t++) known[t] = known[t]! + 0 * values[t]!;
    giveBack(values);
  });
  if (faults.length > 0) throw new SpecError(faults);
  return {
    column,
    known,
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
