import type { FeatureSpec, SpecFault } from '@shared/spec';
import { type ResolvedFeature, resolveFeature } from '../features/registry';
import { fillBetween, finiteRuns } from '../indicators/runs';
import { shapesOf } from '../joined';
import { SpecError } from '../spec/spec-error';
import type { ColumnSource, OpenColumns } from './column-source';
import { emptyReason } from './empty-reason';
import type { Market } from './market';

/** The features of a spec, looked through once. */
export interface FeatureColumns extends Pick<ColumnSource, 'each'> {
  readonly names: readonly string[];
  /** Bars that the slowest feature needs before its first value. */
  readonly warmUp: number;
  /** 0 where every feature has a value, NaN where one has none. [time] */
  readonly known: Float64Array;
}

/**
 * Gives the features of a spec to `use`, and ends what computes them when it returns. Throws SpecError for a feature that does not fit the
 * joined series, and for one that has no value on any bar, naming it and why.
 */
export function withFeatures<T>(
  market: Market,
  specs: readonly FeatureSpec[],
  open: OpenColumns,
  use: (features: FeatureColumns) => T,
): T {
  const features = resolveAll(market, specs);
  const source = open(market, features);
  try {
    return use({
      each: (visit) => source.each(visit),
      known: lookThrough(market, features, source),
      names: features.map(({ definition, parameters }) => definition.label(parameters)),
      warmUp: Math.max(...features.map(({ definition, parameters }) => definition.warmUp(parameters))),
    });
  } finally {
    source.close();
  }
}

function lookThrough(
  market: Market,
  features: readonly ResolvedFeature[],
  source: ColumnSource,
): Float64Array {
  const known = new Float64Array(market.bars.time.length);
  const faults: SpecFault[] = [];
  source.each((values, f) => {
    const runs = finiteRuns(values);
    if (runs.length === 0) faults.push({ path: `features.${f}`, message: emptyReason(market, features[f]!) });
    fillBetween(known, runs);
  });
  if (faults.length > 0) throw new SpecError(faults);
  return known;
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
