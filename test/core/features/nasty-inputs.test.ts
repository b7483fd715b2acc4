import type { Bars } from '@core/bars';
import { computeFeature, resolveFeature } from '@core/features/registry';
import { type Joined, mapJoined } from '@core/joined';
import type { FeatureDescriptor, ParameterDescriptor } from '@shared/features';
import type { FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleCatalog } from './arbitrary-feature';
import { sampleBars, slicedBars } from './sample-bars';
import { sampleJoined, sampleShapes, slicedJoined } from './sample-joined';

const length = 320;

/** Maps the values of every column, told which bar each is of; not the times. */
function withValues(map: (value: number, t: number, isVolume: boolean) => number): (bars: Bars) => Bars {
  return ({ time, open, high, low, close, volume }) => {
    const price = (column: Float64Array) => column.map((value, t) => map(value, t, false));
    return {
      time,
      open: price(open),
      high: price(high),
      low: price(low),
      close: price(close),
      volume: volume.map((value, t) => map(value, t, true)),
    };
  };
}

const isolated = (t: number) => t % 50 === 33;

/** What is done to a walk, to its bars and to everything joined to it. */
const inputs: Readonly<Record<string, (bars: Bars) => Bars>> = {
  'prices of a trillion': withValues((value) => value * 1e10),
  'prices of a billionth': withValues((value, _, isVolume) => (isVolume ? value : value * 1e-11)),
  'volumes of a billionth': withValues((value, _, isVolume) => (isVolume ? value * 1e-12 : value)),
  'no volume at all': withValues((value, _, isVolume) => (isVolume ? NaN : value)),
  'volumes of zero': withValues((value, _, isVolume) => (isVolume ? 0 : value)),
  'a volume of zero now and then': withValues((value, t, isVolume) => (isVolume && isolated(t) ? 0 : value)),
  'no volume now and then': withValues((value, t, isVolume) => (isVolume && isolated(t) ? NaN : value)),
  'one price throughout': withValues((value, _, isVolume) => (isVolume ? value : 3.3)),
  'each bar ten times': (bars) =>
    withValues((value) => value)({
      ...bars,
      ...Object.fromEntries(
        (['open', 'high', 'low', 'close', 'volume'] as const).map((name) => [
          name,
          bars[name].map((_, t) => bars[name][10 * Math.floor(t / 10)]!),
        ]),
      ),
    }),
  'a price that leaps a millionfold and back': withValues((value, t, isVolume) =>
    !isVolume && isolated(t) ? value * 1e6 : value,
  ),
  'gaps of months': (bars) => ({
    ...bars,
    time: bars.time.map((time, t) => time + Math.floor(t / 40) * 90 * 86_400_000),
  }),
  'one bar': (bars) => slicedBars(bars, 1),
  'two bars': (bars) => slicedBars(bars, 2),
  'no bar': (bars) => slicedBars(bars, 0),
};

/** A feature with its defaults, and with each of its parameters at its least, its greatest and every choice. */
function specsOf(descriptor: FeatureDescriptor): readonly FeatureSpec[] {
  const { kind } = descriptor;
  return [
    { kind },
    ...descriptor.parameters.flatMap((parameter) =>
      extremesOf(parameter).map((value) => ({ kind, [parameter.name]: value })),
    ),
  ];
}

function extremesOf(parameter: ParameterDescriptor): readonly (number | string)[] {
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return [parameter.min, parameter.max];
    case 'choice':
      return parameter.choices.map(({ value }) => value);
    case 'series':
    case 'formula':
      return [];
  }
}

/** The specs whose values are infinite somewhere, or not one for each bar. */
function offenders(bars: Bars, joined: Joined): readonly string[] {
  return sampleCatalog
    .flatMap(specsOf)
    .filter((spec) => resolveFeature(spec, sampleShapes).ok)
    .flatMap((spec) => {
      const values = computeFeature(bars, spec, joined);
      const infinite = values.findIndex((value) => !Number.isFinite(value) && !Number.isNaN(value));
      return values.length === bars.time.length && infinite < 0
        ? []
        : [`${JSON.stringify(spec)} at ${infinite}`];
    });
}

describe('every feature, at its defaults and at its least and greatest parameters, is a finite number or nothing', () => {
  const whole = sampleBars(length);
  const known = sampleJoined(length);

  it.each(Object.entries(inputs))('of %s', (_, nasty) => {
    const bars = nasty(whole);
    expect(offenders(bars, slicedJoined(known, 0, bars.time.length))).toEqual([]);
  });

  it.each([
    ['zero', () => 0],
    ['unknown', () => NaN],
    [
      'zero or unknown now and then',
      (value: number, t: number) => (t % 3 === 0 ? 0 : t % 7 === 0 ? NaN : value),
    ],
    ['one number throughout', () => 3.3],
    ['a trillion', (value: number) => value * 1e12],
    ['a billionth', (value: number) => value * 1e-12],
    ['below zero', (value: number) => -value],
  ])('beside joined series that are %s', (_, map: (value: number, t: number) => number) => {
    expect(
      offenders(
        whole,
        mapJoined(known, (column) => column.map(map)),
      ),
    ).toEqual([]);
  });
});
