import { checkOnData, lstmParameterCount, planSpec } from '@core/spec/plan';
import { specCheck } from '@shared/experiments';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { sampleBars } from '../features/sample-bars';

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

  it('turns what the data cannot carry into faults', () => {
    expect(checkOnData(makeSpec({ window: { lookback: 400 } }), stored)).toEqual({
      faults: [{ path: 'window.lookback', message: 'is longer than the data: 400 bars asked, 300 there' }],
      plan: null,
    });
    const adjusted = makeSpec({ data: { series: 'Sample', prices: 'adjusted' } });
    expect(checkOnData(adjusted, stored).faults[0]?.message).toContain('has no adjusted close');
  });
});

it('counts the parameters of Fischer and Krauss 2018 (one feature, 25 units), less their second output and its bias', () => {
  // 2,752 in VECTORS.md, with a dense head of 2 outputs: 26 more than a head of one logit.
  expect(lstmParameterCount(1, 1, 25)).toBe(2752 - 26);
});

it('counts the layers of a stacked LSTM', () => {
  expect(lstmParameterCount(4, 2, 8)).toBe(4 * 8 * 12 + 32 + 4 * 8 * 16 + 32 + 9);
});
