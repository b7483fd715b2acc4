import { featureCatalog, resolveFeature } from '@core/features/registry';
import type { FeatureDescriptor, ParameterDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import fc from 'fast-check';

/** Any valid spec of one kind, its periods short enough for a few hundred bars. */
export function arbitraryFeature(descriptor: FeatureDescriptor): fc.Arbitrary<FeatureSpec> {
  const parameters = Object.fromEntries(descriptor.parameters.map((p) => [p.name, arbitraryValue(p)]));
  return fc
    .record<Record<string, number | string>>(parameters)
    .map((values): FeatureSpec => ({ kind: descriptor.kind, ...values }))
    .filter((spec) => resolveFeature(spec).ok);
}

/** Any valid spec of any registered kind. */
export function arbitraryRegistered(): fc.Arbitrary<FeatureSpec> {
  return fc.oneof(...featureCatalog().map(arbitraryFeature));
}

function arbitraryValue(parameter: ParameterDescriptor): fc.Arbitrary<number | string> {
  switch (parameter.type) {
    case 'integer':
      return fc.integer({
        min: parameter.min,
        max: Math.min(parameter.max, Math.max(30, 2 * parameter.min)),
      });
    case 'number':
      return fc.double({ min: parameter.min, max: parameter.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...parameter.choices.map((choice) => choice.value));
    case 'series':
      return fc.constant(parameter.default);
    case 'formula':
      return fc.constantFrom(parameter.default, ...formulas);
  }
}

/** Each undefined where a bar is missing, and the same whatever prices and volumes are counted in. */
const formulas = [
  'zscore(log(close / sma(close, 20)), 30)',
  'rank(high - low, 15)',
  'winsorise(pct(open, 1), 25, 0.1)',
  'correlation(pct(close, 1), pct(volume, 1), 12)',
  'if(close > open, volume / sma(volume, 10), 0)',
  '(close - lowest(low, 9)) / (highest(high, 9) - lowest(low, 9))',
  'ema(macd(line, 5, 9) / close, 4)',
  'tanh(diff(log(close), 3) / std(diff(log(close), 1), 20))',
];
