import { AppError } from '@shared/errors';
import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { Bars } from '../bars';
import type { FormulaLibrary } from '../formula/library';
import { type Joined, type JoinedShape, nothingJoined, shapesOf } from '../joined';
import { suggest } from '../text/nearest';
import { describedFor } from './catalog';
import type { FeatureDefinition } from './definition';
import type { ParameterValues } from './parameters';
import { vocabularyOf } from './vocabulary';

/**
 * What a formula may say of these joined series: also their columns (`vix`, `spy_close`, `book_bid_price_1`) and the features
 * that read them, their names being words of those. The same object for the same shapes; for checking and completing formulas.
 */
export function formulaLibraryOf(joined: readonly JoinedShape[]): FormulaLibrary {
  return vocabularyOf(joined).library;
}

/** A spec whose kind is known and whose parameters fit, defaults filled in. */
export interface ResolvedFeature {
  readonly definition: FeatureDefinition;
  readonly parameters: ParameterValues;
}

export type FeatureResolution =
  | ({ readonly ok: true } & ResolvedFeature)
  | { readonly ok: false; readonly faults: readonly SpecFault[] };

/** What the user can know of every feature; a parameter that is a joined series has the first that fits for its default. */
export function featureCatalog(joined: readonly JoinedShape[] = []): readonly FeatureDescriptor[] {
  return [...vocabularyOf(joined).features.values()].map(({ descriptor }) =>
    describedFor(descriptor, joined),
  );
}

/** Checks one feature of a spec that joins these series; faults have paths within it, such as `kind` or `period`. */
export function resolveFeature(spec: FeatureSpec, joined: readonly JoinedShape[] = []): FeatureResolution {
  const { features } = vocabularyOf(joined);
  const definition = features.get(spec.kind);
  if (definition === undefined) {
    const hint = suggest(spec.kind, [...features.keys()]);
    return { ok: false, faults: [{ path: 'kind', message: `"${spec.kind}" is not a known feature${hint}` }] };
  }
  const names = definition.descriptor.parameters.map((p) => p.name);
  const unknown = Object.keys(spec).filter((key) => key !== 'kind' && !names.includes(key));
  const { parameters, faults } = definition.fit(spec, joined);
  const all = [
    ...unknown.map((key) => ({
      path: key,
      message: `is not a parameter of ${spec.kind}${suggest(key, names)}`,
    })),
    ...faults,
  ];
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, definition, parameters };
}

/** As `resolveFeature`, throwing AppError `invalid` with a sentence for every fault. */
export function requireFeature(spec: FeatureSpec, joined: readonly JoinedShape[] = []): ResolvedFeature {
  const resolution = resolveFeature(spec, joined);
  if (resolution.ok) return resolution;
  const details = resolution.faults.map((fault) => `${fault.path} ${fault.message}`);
  throw new AppError(
    'invalid',
    `The feature "${spec.kind}" cannot be computed: ${details.join('; ')}.`,
    details,
  );
}

/** Values of a feature, one a bar, NaN where undefined. [time]. Throws AppError `invalid` on a faulty spec. */
export function computeFeature(bars: Bars, spec: FeatureSpec, joined: Joined = nothingJoined): Float64Array {
  const { definition, parameters } = requireFeature(spec, shapesOf(joined));
  return definition.compute(bars, parameters, joined);
}

/** Short name such as `RSI 14`, different for different parameters; the bare kind where the spec is faulty. */
export function featureLabel(spec: FeatureSpec, joined: readonly JoinedShape[] = []): string {
  const resolution = resolveFeature(spec, joined);
  return resolution.ok ? resolution.definition.label(resolution.parameters) : spec.kind;
}

/** The spec with every default written out, so that equal features read equal. Throws AppError `invalid`. */
export function completeFeature(spec: FeatureSpec, joined: readonly JoinedShape[] = []): FeatureSpec {
  const { definition, parameters } = requireFeature(spec, joined);
  return { kind: definition.kind, ...parameters };
}
