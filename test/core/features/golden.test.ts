import { computeFeature, featureLabel, requireFeature } from '@core/features/registry';
import { shapesOf } from '@core/joined';
import { describe, expect, it } from 'vitest';
import { sampleCatalog } from './arbitrary-feature';
import { type GoldenCase, goldenCases } from './golden';

const labelOf = ({ feature, joined }: GoldenCase): string => featureLabel(feature, shapesOf(joined));

/** Of an order book: it takes so many levels, and no more bars for more of them. */
const depth = 'levels';

describe('every feature, beside TA-Lib or else NumPy, SciPy and pandas', () => {
  it.each(goldenCases.map((c) => [labelOf(c), c] as const))(
    '%s agrees to 1e-9',
    (_, { feature, bars, joined, values }) => {
      const own = computeFeature(bars, feature, joined);
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

  it.each(goldenCases.map((c) => [labelOf(c), c] as const))(
    '%s states its warm-up',
    (_, { feature, joined, values }) => {
      const { definition, parameters } = requireFeature(feature, shapesOf(joined));
      expect(definition.warmUp(parameters)).toBe(values.findIndex((value) => value !== null));
    },
  );

  it('has a golden case for every registered feature and each of its choices', () => {
    for (const { kind, parameters } of sampleCatalog) {
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

  it('has golden cases of more than one length, or number of levels, for every feature that takes one', () => {
    for (const { kind, parameters } of sampleCatalog) {
      const cases = goldenCases.filter((c) => c.feature.kind === kind);
      const integers = parameters.filter(({ type }) => type === 'integer').map(({ name }) => name);
      if (integers.includes(depth))
        expect(new Set(cases.map(({ feature }) => feature[depth])).size, kind).toBeGreaterThan(1);
      else if (integers.length > 0) {
        const warmUps = cases.map(({ values }) => values.findIndex((value) => value !== null));
        expect(new Set(warmUps).size, kind).toBeGreaterThan(1);
      }
    }
  });
});
