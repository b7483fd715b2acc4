import { AppError } from '@shared/errors';
import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { Bars } from '../bars';
import { functionOfFeature } from '../formula/functions/of-feature';
import { createLibrary, type FormulaLibrary } from '../formula/library';
import { suggest } from '../text/nearest';
import type { FeatureDefinition } from './definition';
import { adxFeature } from './definitions/adx';
import { amihudFeature } from './definitions/amihud';
import { aroonFeature } from './definitions/aroon';
import { atrFeature } from './definitions/atr';
import { autocorrelationFeature } from './definitions/autocorrelation';
import { bollingerFeature } from './definitions/bollinger';
import { cciFeature } from './definitions/cci';
import { cmfFeature } from './definitions/cmf';
import { demaDistanceFeature } from './definitions/dema-distance';
import { donchianFeature } from './definitions/donchian';
import { emaFeature } from './definitions/ema';
import { emaDistanceFeature } from './definitions/ema-distance';
import { ewmaVolatilityFeature } from './definitions/ewma-volatility';
import { formulaFeature } from './definitions/formula';
import { fractionalDifferenceFeature } from './definitions/fractional-difference';
import { gapFeature } from './definitions/gap';
import { garmanKlassFeature } from './definitions/garman-klass';
import { harFeature } from './definitions/har';
import { highLowRangeFeature } from './definitions/high-low-range';
import { hmaDistanceFeature } from './definitions/hma-distance';
import { hurstFeature } from './definitions/hurst';
import { ichimokuFeature } from './definitions/ichimoku';
import { intradayReturnFeature } from './definitions/intraday-return';
import { kamaDistanceFeature } from './definitions/kama-distance';
import { keltnerFeature } from './definitions/keltner';
import { kurtosisFeature } from './definitions/kurtosis';
import { logReturnFeature } from './definitions/log-return';
import { macdFeature } from './definitions/macd';
import { mfiFeature } from './definitions/mfi';
import { monthTurnFeature } from './definitions/month-turn';
import { natrFeature } from './definitions/natr';
import { onBalanceVolumeFeature } from './definitions/on-balance-volume';
import { parabolicSarFeature } from './definitions/parabolic-sar';
import { parkinsonFeature } from './definitions/parkinson';
import { permutationEntropyFeature } from './definitions/permutation-entropy';
import { realisedVolatilityFeature } from './definitions/realised-volatility';
import { returnFeature } from './definitions/return';
import { rocFeature } from './definitions/roc';
import { rogersSatchellFeature } from './definitions/rogers-satchell';
import { rsiFeature } from './definitions/rsi';
import { skewnessFeature } from './definitions/skewness';
import { slopeFeature } from './definitions/slope';
import { smaFeature } from './definitions/sma';
import { smaDistanceFeature } from './definitions/sma-distance';
import { stochasticFeature } from './definitions/stochastic';
import { superTrendFeature } from './definitions/super-trend';
import { temaDistanceFeature } from './definitions/tema-distance';
import { timeOfDayFeature } from './definitions/time-of-day';
import { tsiFeature } from './definitions/tsi';
import { volumeZscoreFeature } from './definitions/volume-zscore';
import { vwapDistanceFeature } from './definitions/vwap-distance';
import { weekdayFeature } from './definitions/weekday';
import { williamsRFeature } from './definitions/williams-r';
import { wmaDistanceFeature } from './definitions/wma-distance';
import { yangZhangFeature } from './definitions/yang-zhang';
import type { ParameterValues } from './parameters';

/** Every feature of its own, in the order the user sees them. A new one is a file in `definitions/` and a line here. */
const definitions: readonly FeatureDefinition[] = [
  returnFeature,
  logReturnFeature,
  gapFeature,
  intradayReturnFeature,
  highLowRangeFeature,
  skewnessFeature,
  kurtosisFeature,
  autocorrelationFeature,
  hurstFeature,
  permutationEntropyFeature,
  fractionalDifferenceFeature,
  weekdayFeature,
  monthTurnFeature,
  timeOfDayFeature,
  smaFeature,
  emaFeature,
  smaDistanceFeature,
  emaDistanceFeature,
  wmaDistanceFeature,
  hmaDistanceFeature,
  kamaDistanceFeature,
  demaDistanceFeature,
  temaDistanceFeature,
  slopeFeature,
  adxFeature,
  aroonFeature,
  parabolicSarFeature,
  ichimokuFeature,
  donchianFeature,
  superTrendFeature,
  rsiFeature,
  macdFeature,
  stochasticFeature,
  williamsRFeature,
  cciFeature,
  rocFeature,
  tsiFeature,
  atrFeature,
  natrFeature,
  bollingerFeature,
  keltnerFeature,
  realisedVolatilityFeature,
  parkinsonFeature,
  garmanKlassFeature,
  rogersSatchellFeature,
  yangZhangFeature,
  ewmaVolatilityFeature,
  harFeature,
  volumeZscoreFeature,
  onBalanceVolumeFeature,
  mfiFeature,
  cmfFeature,
  vwapDistanceFeature,
  amihudFeature,
];

/** What a formula may say: functions of the language, and every feature above. */
export const formulaLibrary: FormulaLibrary = createLibrary(definitions.map(functionOfFeature));

const registry = createRegistry([...definitions, formulaFeature(formulaLibrary)]);

/** A spec whose kind is known and whose parameters fit, defaults filled in. */
export interface ResolvedFeature {
  readonly definition: FeatureDefinition;
  readonly parameters: ParameterValues;
}

export type FeatureResolution =
  | ({ readonly ok: true } & ResolvedFeature)
  | { readonly ok: false; readonly faults: readonly SpecFault[] };

/** What the user can know of every feature. */
export function featureCatalog(): readonly FeatureDescriptor[] {
  return [...registry.values()].map((definition) => definition.descriptor);
}

/** Checks one feature of a spec; faults have paths within it, such as `kind` or `period`. */
export function resolveFeature(spec: FeatureSpec): FeatureResolution {
  const definition = registry.get(spec.kind);
  if (definition === undefined) {
    const hint = suggest(spec.kind, [...registry.keys()]);
    return { ok: false, faults: [{ path: 'kind', message: `"${spec.kind}" is not a known feature${hint}` }] };
  }
  const names = definition.descriptor.parameters.map((p) => p.name);
  const unknown = Object.keys(spec).filter((key) => key !== 'kind' && !names.includes(key));
  const { parameters, faults } = definition.fit(spec);
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
export function requireFeature(spec: FeatureSpec): ResolvedFeature {
  const resolution = resolveFeature(spec);
  if (resolution.ok) return resolution;
  const details = resolution.faults.map((fault) => `${fault.path} ${fault.message}`);
  throw new AppError(
    'invalid',
    `The feature "${spec.kind}" cannot be computed: ${details.join('; ')}.`,
    details,
  );
}

/** Values of a feature, one a bar, NaN where undefined. [time]. Throws AppError `invalid` on a faulty spec. */
export function computeFeature(bars: Bars, spec: FeatureSpec): Float64Array {
  const { definition, parameters } = requireFeature(spec);
  return definition.compute(bars, parameters);
}

/** Short name such as `RSI 14`, different for different parameters; the bare kind where the spec is faulty. */
export function featureLabel(spec: FeatureSpec): string {
  const resolution = resolveFeature(spec);
  return resolution.ok ? resolution.definition.label(resolution.parameters) : spec.kind;
}

/** The spec with every default written out, so that equal features read equal. Throws AppError `invalid`. */
export function completeFeature(spec: FeatureSpec): FeatureSpec {
  const { definition, parameters } = requireFeature(spec);
  return { kind: definition.kind, ...parameters };
}

/** By kind. Two definitions of one kind are a mistake of the programmer and throw. */
export function createRegistry(
  definitions: readonly FeatureDefinition[],
): ReadonlyMap<string, FeatureDefinition> {
  const byKind = new Map<string, FeatureDefinition>();
  for (const definition of definitions) {
    if (byKind.has(definition.kind)) throw new Error(`The feature "${definition.kind}" is registered twice.`);
    byKind.set(definition.kind, definition);
  }
  return byKind;
}
