import { computeFeature, featureCatalog, featureLabel, requireFeature } from '@core/features/registry';
import { describe, expect, it } from 'vitest';
import { goldenCases } from './golden';

describe('every feature, beside TA-Lib or else NumPy, SciPy and pandas', () => {
  it.each(goldenCases.map((c) => [featureLabel(c.feature), c] as const))(
    '%s agrees to 1e-9',
    (_, { feature, bars, values }) => {
      const own = computeFeature(bars, feature);
      expect(own.length).toBe(values.length);
      // Where the value is 0, sums that values were taken out of leave a rest: small beside the others, not beside 0.
      const rest = 1e-12 * Math.max(...values.map((value) => Math.abs(value ?? 0)));
      values.forEach((expected, t) => {
        const actual = own[t]!;
        if (expected === null) expect(actual, `bar ${t}`).toBeNaN();
        else if (!(Math.abs(actual - expected) <= Math.max(1e-9 * Math.abs(expected), rest)))
          expect.fail(`bar ${t}: ${actual} beside ${expected}`);
      });
    },
  );

  it.each(goldenCases.map((c) => [featureLabel(c.feature), c] as const))(
    '%s states its warm-up',
    (_, { feature, values }) => {
      const { definition, parameters } = requireFeature(feature);
      expect(definition.warmUp(parameters)).toBe(values.findIndex((value) => value !== null));
    },
  );

  it('has a golden case for every registered feature and each of its choices', () => {
    for (const { kind, parameters } of featureCatalog()) {
      const cases = goldenCases.filter((c) => c.feature.kind === kind);
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

  it('has golden cases of more than one length for every feature that takes one', () => {
    for (const { kind, parameters } of featureCatalog()) {
      if (!parameters.some((parameter) => parameter.type === 'integer')) continue;
      const warmUps = goldenCases
        .filter((c) => c.feature.kind === kind)
        .map((c) => c.values.findIndex((value) => value !== null));
      expect(new Set(warmUps).size, kind).toBeGreaterThan(1);
    }
  });
});
