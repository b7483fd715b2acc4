import type { StoredBars } from '@core/bars';
import { createRandom } from '@core/random';
import type { BaselineReport } from '@shared/run-report';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { insertSeries } from '../main/stored-series';
import { startServices } from '../main/test-services';

const day = 86_400_000;

/**
 * Bars whose closes rise or fall by about one per cent. With `edge` the next sign is the product of those 5 and 8 bars back nine times of ten:
 * each of the two alone says nothing of it, nor does any sum of signs, so no logistic regression can see it.
 */
function signedBars(length: number, edge: boolean): StoredBars {
  const random = createRandom(11, edge ? 'edge' : 'walk');
  const signs = Float64Array.from({ length }, () => (random.next() < 0.5 ? -1 : 1));
  if (edge)
    for (let t = 8; t < length; t++) if (random.next() < 0.9) signs[t] = signs[t - 5]! * signs[t - 8]!;
  const close = new Float64Array(length);
  let price = 100;
  for (let t = 0; t < length; t++) close[t] = price *= 1 + signs[t]! * 0.01 * (1 + 0.1 * random.normal());
  return {
    time: Float64Array.from({ length }, (_, t) => Date.UTC(1990, 0, 1) + t * day),
    open: close.map((_, t) => (t === 0 ? 100 : close[t - 1]! * (1 + 0.0005 * random.normal()))),
    high: close.map((value, t) => 1.002 * Math.max(value, close[t - 1] ?? value)),
    low: close.map((value, t) => 0.998 * Math.min(value, close[t - 1] ?? value)),
    close,
    volume: new Float64Array(length).fill(1000),
    adjustedClose: null,
  };
}

function specOf(change: Partial<ExperimentSpec>): ExperimentSpec {
  return {
    ...experimentSpec.parse({
      name: 'Signs',
      data: { series: 'Signs' },
      features: [{ kind: 'return', period: 1 }],
      window: { lookback: 10 },
      model: { hidden: 16, dropout: 0 },
      training: { epochs: 60, batch: 64, learningRate: 0.01, patience: 60 },
      seeds: 1,
      device: 'native',
    }),
    ...change,
  };
}

async function runOn(bars: StoredBars, spec: ExperimentSpec): Promise<BaselineReport> {
  const { services } = await startServices();
  const series = { name: 'Signs', source: 's.csv', intervalMs: day, dataHash: 's', warnings: [] };
  insertSeries(services.session.workspace().db, series, { kind: 'bars', bars }, Date.now());
  const { id } = services.runs.startSpec(spec);
  await services.session.queue().idle();
  expect(services.runs.get(id).problem).toBeNull();
  return services.baselines.report(id);
}

describe('what is said of a run', () => {
  it('is that it beats logistic regression where the next sign hangs on two bars 5 and 8 back together', async () => {
    const report = await runOn(signedBars(4000, true), specOf({ baselines: ['baseRate', 'logistic'] }));
    const logistic = report.results.find(({ kind }) => kind === 'logistic')!;
    for (const { test, p, verdict } of logistic.tests.slice(0, 2))
      expect({ test, verdict, isSure: p! < 0.05 }).toEqual({ test, verdict: 'better', isSure: true });
    // It sees nothing itself.
    expect(logistic.againstChance?.verdict).not.toBe('better');
    expect(report.verdicts[1]).toMatch(/^The LSTM beats logistic regression \(log loss, p < 0\.001\)\.$/);
    expect(report.chance).toMatch(/^The LSTM \(p < 0\.001\) beats chance, /);
  });

  it('is that nothing beats chance on a random walk', async () => {
    const training = { ...specOf({}).training, epochs: 5, learningRate: 0.001 };
    const report = await runOn(signedBars(2000, false), specOf({ baselines: 'auto', training }));
    for (const { kind, tests, againstChance } of report.results) {
      expect({ kind, verdict: againstChance?.verdict }).not.toEqual({ kind, verdict: 'better' });
      if (kind === 'baseRate') expect(tests.map(({ verdict }) => verdict)).not.toContain('better');
    }
    expect(report.chance).toMatch(/^Nothing here beats chance: /);
  });
});
