import type { Bars } from '@core/bars';
import { computeFeature, featureLabel, requireFeature } from '@core/features/registry';
import { type Joined, mapJoined } from '@core/joined';
import type { FeatureDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleCatalog } from './arbitrary-feature';
import { copyBars, sampleBars } from './sample-bars';
import { sampleJoined, sampleShapes } from './sample-joined';

const level = 101.37; // has no exact binary form, so that sums of it round
const length = 600;

/** What the features say of a price that does not move and a volume that never changes, by label; NaN is nothing. */
const saidOfNothing: Readonly<Record<string, number>> = {
  ...all(
    NaN,
    'Skewness 60',
    'Kurtosis 60',
    'Autocorrelation 60 lag 1',
    'Hurst 128',
    'Permutation entropy 60 of 3',
  ),
  ...all(NaN, 'ADX 14', '+DI 14', '-DI 14', 'SuperTrend 10 3 distance', 'SuperTrend 10 3 direction'),
  ...all(
    NaN,
    'RSI 14',
    'Stochastic 14 3 3 %K',
    'Stochastic 14 3 3 %D',
    'Williams %R 14',
    'CCI 20',
    'TSI 25 13',
  ),
  ...all(NaN, 'Donchian 20 position', 'Bollinger 20 2 %b', 'Keltner 20 10 2 position'),
  ...all(NaN, 'Volume z-score 20', 'OBV 20 zscore', 'MFI 14', 'CMF 20'),
  ...all(0, 'Return 1', 'Log return 1', 'ROC 10', 'Gap', 'Intraday return', 'High-low range'),
  ...all(0, 'Close over SMA 20', 'Close over EMA 20', 'Close over WMA 20', 'Close over HMA 20'),
  ...all(0, 'Close over KAMA 10 2 30', 'Close over DEMA 20', 'Close over TEMA 20'),
  ...all(0, 'SMA 20 slope 5', 'EMA 20 slope 5', 'WMA 20 slope 5', 'HMA 20 slope 5', 'KAMA 20 slope 5'),
  ...all(0, 'DEMA 20 slope 5', 'TEMA 20 slope 5', 'Close over SAR 0.02 0.2'),
  ...all(0, 'Close over Ichimoku 9 26 52 conversion', 'Close over Ichimoku 9 26 52 base'),
  ...all(0, 'Close over Ichimoku 9 26 52 spanA', 'Close over Ichimoku 9 26 52 spanB'),
  ...all(0, 'MACD 12 26 9 line', 'MACD 12 26 9 signal', 'MACD 12 26 9 histogram'),
  ...all(
    0,
    'Donchian 20 width',
    'Bollinger 20 2 bandwidth',
    'Keltner 20 10 2 width',
    'ATR 14',
    'ATR 14 / close',
  ),
  ...all(0, 'Volatility 20', 'Parkinson 20', 'Garman-Klass 20', 'Rogers-Satchell 20', 'Yang-Zhang 20'),
  ...all(0, 'EWMA volatility 0.94 20', 'HAR 1 5 22 daily', 'HAR 1 5 22 weekly', 'HAR 1 5 22 monthly'),
  ...all(0, 'OBV 20 slope', 'Close over VWAP 20', 'Amihud 20'),
  ...all(0, 'log(close / sma(close, 20))'),
  ...all(level, 'SMA 20', 'EMA 20'),
  ...all(100, 'Aroon 25 up', 'Aroon 25 down'),
  ...all(0, 'Aroon 25 oscillator'),
  ...all(
    0,
    'Strength 20 to spy',
    'Breadth 20',
    'Quoted spread of book',
    'Imbalance 1 of book',
    'Microprice of book',
  ),
  ...all(
    NaN,
    'Beta 60 to spy',
    'Correlation 60 with spy',
    'Spread 60 to spy regression',
    'Spread 60 to spy one',
  ),
  ...all(NaN, 'Depth slope 2 of book difference', 'Depth slope 2 of book bid', 'Depth slope 2 of book ask'),
  ...all(level, 'Value of spy'),
  ...all(0, 'Change 1 of spy', 'Change 1 of spy share'),
  ...all(NaN, 'Surprise 20 of spy'),
  // A hundred weights 1, -0.4, -0.12 ... add up to gamma(99.6) / (gamma(0.6) gamma(100)).
  'Fractional difference 0.4 100': 0.106725676645 * Math.log(level),
};

const features = sampleCatalog
  .filter((descriptor) => !descriptor.inputs.includes('time'))
  .flatMap(variants)
  .map((spec) => ({
    spec,
    label: featureLabel(spec, sampleShapes),
    ...requireFeature(spec, sampleShapes),
  }));
const forgetful = features.filter(({ definition, parameters }) => definition.memory(parameters) === 'window');

describe('of a price that does not move, with 0 / 0 for NaN and never a number', () => {
  it.each(features)('$label says what it must, or nothing', ({ spec, label, definition, parameters }) => {
    expect(Object.keys(saidOfNothing)).toContain(label);
    expectAll(
      computeFeature(stillFrom(0), spec, joinedStillFrom(0)).subarray(definition.warmUp(parameters)),
      label,
    );
  });

  it.each(forgetful)(
    '$label says the same once all that it knows stands still',
    ({ spec, label, definition, parameters }) => {
      const stillSince = 211;
      const values = computeFeature(stillFrom(stillSince), spec, joinedStillFrom(stillSince));
      expectAll(values.subarray(stillSince + definition.warmUp(parameters)), label);
    },
  );
});

function expectAll(values: Float64Array, label: string): void {
  const expected = saidOfNothing[label]!;
  expect(values.length).toBeGreaterThan(0);
  const isRight = (value: number) => Object.is(value, expected) || Math.abs(value - expected) <= 1e-9;
  expect([...values].filter((value) => !isRight(value))).toEqual([]);
}

/** A price that wanders until a bar and stands still from there on. */
function stillFrom(first: number): Bars {
  const bars = copyBars(sampleBars(length));
  for (const name of ['open', 'high', 'low', 'close'] as const) bars[name].fill(level, first);
  bars.volume.fill(1234.5, first);
  return bars;
}

/** Joined series that move until a bar and stand still, each at the level, from there on. */
function joinedStillFrom(first: number): Joined {
  return mapJoined(sampleJoined(length), (column) => column.slice().fill(level, first));
}

/** The feature with its defaults, once for every choice that it offers. */
function variants({ kind, parameters }: FeatureDescriptor): readonly FeatureSpec[] {
  const choice = parameters.find((parameter) => parameter.type === 'choice');
  const series = parameters.find((parameter) => parameter.type === 'series');
  const spec: FeatureSpec = series === undefined ? { kind } : { kind, series: series.default };
  if (choice?.type !== 'choice') return [spec];
  return choice.choices.map(({ value }) => ({ ...spec, [choice.name]: value }));
}

function all(value: number, ...labels: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(labels.map((label) => [label, value]));
}
