import { bundledRecipes } from '@core/recipes/bundled';
import { replicationSpec, replications } from '@core/replications/registry';
import { replicationKeys } from '@shared/replications';
import { describe, expect, it } from 'vitest';

const panel = Array.from({ length: 40 }, (_, i) => `S${i}`);

describe('a study that can be repeated', () => {
  it.each(replicationKeys)('%s is an experiment that can be checked, and says what it repeats', (key) => {
    const spec = replicationSpec(key, panel);
    const about = replications.find((one) => one.key === key)!;
    expect(spec.replicates).toBe(key);
    expect(spec.data.series).toBe('S0');
    expect(spec.data.panel).toEqual(about.needsPanel ? panel.slice(1) : []);
    expect(about.figures.length).toBeGreaterThan(0);
    expect(about.source).not.toBe('');
  });

  it('has the settings of its source', () => {
    expect(replicationSpec('fischerKrauss', panel)).toMatchObject({
      features: [{ kind: 'return', period: 1 }],
      label: { kind: 'aboveMedian', horizon: 1 },
      window: { lookback: 240 },
      split: { kind: 'walkForward', window: 'rolling', length: 750, retrain: { every: 250, unit: 'bars' } },
      model: { layers: 1, hidden: 25, dropout: 0.1 },
      training: { optimizer: 'rmsprop', patience: 10 },
      decision: { top: 10 },
    });
    const qlib = replicationSpec('qlibLstm', panel);
    expect(qlib).toMatchObject({
      window: { lookback: 20 },
      model: { layers: 2, hidden: 64, dropout: 0 },
      training: { epochs: 200, batch: 800, learningRate: 0.001, patience: 10, loss: 'squared' },
    });
    expect(qlib.features).toHaveLength(20);
    expect(replicationSpec('harVolatility', panel).baselines).toContain('har');
    const four = bundledRecipes().find(({ features }) => features.length === 4)!;
    expect(replicationSpec('tenDays', panel).features).toHaveLength(four.features.length);
  });

  it('holds of a small panel at most a third a side', () => {
    expect(replicationSpec('fischerKrauss', panel.slice(0, 6)).decision.top).toBe(2);
    expect(replicationSpec('qlibLstm', panel).decision.top).toBe(13);
  });

  it('is refused where it compares series and there is one', () => {
    expect(() => replicationSpec('fischerKrauss', ['S0'])).toThrow(/only one/);
  });
});
