import { readFileSync } from 'node:fs';
import type { Bars } from '@core/bars';
import { computeFeature, featureCatalog, featureLabel, requireFeature } from '@core/features/registry';
import { featureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const numbers = z.array(z.number()).transform((values) => Float64Array.from(values));
const golden = z
  .object({
    bars: z.object({ open: numbers, high: numbers, low: numbers, close: numbers, volume: numbers }),
    cases: z.array(z.object({ feature: featureSpec, values: z.array(z.number().nullable()) })),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/talib-golden.json', import.meta.url), 'utf8')));
const bars: Bars = { ...golden.bars, time: golden.bars.close.map((_, t) => t * 86_400_000) };

describe('every feature, beside TA-Lib', () => {
  it.each(golden.cases.map((c) => [featureLabel(c.feature), c] as const))(
    '%s agrees to 1e-9',
    (_, { feature, values }) => {
      const own = computeFeature(bars, feature);
      expect(own.length).toBe(values.length);
      values.forEach((expected, t) => {
        const actual = own[t]!;
        if (expected === null) expect(actual, `bar ${t}`).toBeNaN();
        else
          expect(Math.abs(actual - expected), `bar ${t}: ${actual} beside ${expected}`).toBeLessThanOrEqual(
            1e-9 * Math.abs(expected),
          );
      });
    },
  );

  it.each(golden.cases.map((c) => [featureLabel(c.feature), c] as const))(
    '%s states its warm-up',
    (_, { feature, values }) => {
      const { definition, parameters } = requireFeature(feature);
      expect(definition.warmUp(parameters)).toBe(values.findIndex((value) => value !== null));
    },
  );

  it('has a golden case for every registered feature and each of its outputs', () => {
    for (const { kind, parameters } of featureCatalog()) {
      const cases = golden.cases.filter((c) => c.feature.kind === kind);
      expect(cases.length, `cases of ${kind}`).toBeGreaterThan(0);
      for (const parameter of parameters) {
        if (parameter.type !== 'choice') continue;
        const covered = new Set(cases.map((c) => c.feature[parameter.name]));
        expect([...covered].sort(), `${kind}.${parameter.name}`).toEqual(
          parameter.choices.map((c) => c.value).sort(),
        );
      }
    }
  });
});
