import { specCheck } from '@shared/experiments';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { sampleBars } from '../features/sample-bars';
import { checkOnData, planSpec } from '../on-bars';

const stored = { ...sampleBars(300), adjustedClose: null };

describe('a plan', () => {
  it('says what the spec would do on the data', () => {
    const plan = planSpec(makeSpec(), stored);
    expect(plan).toMatchObject({
      bars: 300,
      warmUp: 9,
      purge: 4,
      parameterCount: 4 * 32 * (3 + 32) + 4 * 32 + 33,
    });
    // Rows 12 ... 298 are 287; shares 201, 43, 43; the purge takes 4 from the first two.
    expect(plan.splits.map(({ name, rows }) => [name, rows])).toEqual([
      ['train', 197],
      ['validation', 39],
      ['test', 43],
    ]);
    expect(plan.splits[0]?.firstTime).toBe(stored.time[12]);
    expect(plan.splits[2]?.lastTime).toBe(stored.time[298]);
    expect(specCheck.parse({ faults: [], plan }).plan).toEqual(plan);
  });

  it('says what should be known before anything is trained', () => {
    expect(planSpec(makeSpec(), stored).warnings).toEqual([]);
    const constant = { kind: 'formula', formula: 'close - close' };
    const { warnings } = planSpec(makeSpec({ features: [{ kind: 'return' }, constant] }), stored);
    expect(warnings).toEqual([expect.stringContaining('never changes on the training rows')]);
  });

  it('turns what the data cannot carry into faults', () => {
    expect(checkOnData(makeSpec({ window: { lookback: 400 } }), stored)).toEqual({
      faults: [{ path: 'window.lookback', message: 'is longer than the data: 400 bars asked, 300 there' }],
      plan: null,
    });
    const adjusted = makeSpec({ data: { series: 'Sample', prices: 'adjusted' } });
    expect(checkOnData(adjusted, stored).faults[0]?.message).toContain('has no adjusted close');
  });
});

describe('the parameters that a plan counts', () => {
  const count = (changes: Readonly<Record<string, unknown>>) =>
    planSpec(makeSpec({ features: [{ kind: 'return' }], ...changes }), stored).parameterCount;

  it('are those of Fischer and Krauss 2018 (one feature, 25 units), less their second output and its bias', () => {
    // 2,752 in VECTORS.md, with a dense head of 2 outputs: 26 more than a head of one logit.
    expect(count({ model: { hidden: 25 } })).toBe(2752 - 26);
  });

  it('grow with layers, attention and the numbers that the head gives', () => {
    const lstm = 4 * 8 * 9 + 32;
    expect(count({ model: { hidden: 8, layers: 2 } })).toBe(lstm + 4 * 8 * 16 + 32 + 9);
    expect(count({ model: { hidden: 8, pooling: 'attention' } })).toBe(lstm + 9 + 9);
    expect(count({ model: { hidden: 8 }, label: { kind: 'movement' } })).toBe(lstm + 3 * 9);
    const quantiles = { loss: 'quantile', quantiles: [0.05, 0.25, 0.5, 0.75, 0.95] };
    expect(count({ model: { hidden: 8 }, label: { kind: 'return' }, training: quantiles })).toBe(
      lstm + 5 * 9,
    );
  });
});
