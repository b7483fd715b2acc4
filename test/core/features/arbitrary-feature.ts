import { featureCatalog, resolveFeature } from '@core/features/registry';
import { ofKinds } from '@core/joined';
import type { FeatureDescriptor, ParameterDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import fc from 'fast-check';
import { sampleShapes } from './sample-joined';

/** Every registered feature, beside the joined samples. */
export const sampleCatalog = featureCatalog(sampleShapes);

/** Any valid spec of one kind beside the joined samples, its periods short enough for a few hundred bars. */
export function arbitraryFeature(descriptor: FeatureDescriptor): fc.Arbitrary<FeatureSpec> {
  const parameters = Object.fromEntries(
    descriptor.parameters.map((p) => [p.name, arbitraryValue(p, descriptor)]),
  );
  return fc
    .record<Record<string, number | string>>(parameters)
    .map((values): FeatureSpec => ({ kind: descriptor.kind, ...values }))
    .filter((spec) => resolveFeature(spec, sampleShapes).ok);
}

/** Any valid spec of any registered kind. */
export function arbitraryRegistered(): fc.Arbitrary<FeatureSpec> {
  return fc.oneof(...sampleCatalog.map(arbitraryFeature));
}

function arbitraryValue(
  parameter: ParameterDescriptor,
  { group }: FeatureDescriptor,
): fc.Arbitrary<number | string> {
  switch (parameter.type) {
    case 'integer':
      return fc.integer({
        min: parameter.min,
        max: parameter.name === 'levels' ? deepest : Math.min(parameter.max, Math.max(30, 2 * parameter.min)),
      });
    case 'number':
      return fc.double({ min: parameter.min, max: parameter.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...parameter.choices.map((choice) => choice.value));
    case 'series':
      return fc.constantFrom(
        ...ofKinds(sampleShapes, parameter.kinds)
          .map(({ name }) => name)
          // Beside another series its logarithm is taken, and a mood may be below 0.
          .filter((name) => group !== 'cross-series' || name !== 'mood'),
      );
    case 'formula':
      return fc.constantFrom(parameter.default, ...formulas);
  }
}

/** Levels of the order book among the samples. */
const deepest = Math.max(...sampleShapes.map(({ levels }) => levels));

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
  'beta(pct(close, 1), pct(spy_close, 1), 15) + zscore(vix, 10)',
  'zscore(close / open, 9) * (book_bid_size_2 - book_ask_size_2) / volume * sma(volume, 5)',
  'relativeStrength(qqq, 7) - lag(mood, 2)',
];
