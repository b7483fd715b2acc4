import { compareRuns } from '@core/reproduction/compare-runs';
import type { RepeatedRun } from '@core/reproduction/repeated-run';
import type { RunModel } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { auditedRun, walk } from '../audit/subject';
import { makeSpec } from '../dataset/make-spec';

const { metrics } = auditedRun(makeSpec(), walk(300)).run;

const detail = (id: number, change: Partial<RunDetail> = {}): RunDetail => ({
  id,
  name: 'Run',
  experimentId: null,
  seriesName: 'Sample',
  state: 'done',
  createdAt: 0,
  startedAt: 0,
  endedAt: 0,
  seconds: id,
  epochs: 3,
  bestEpoch: 2,
  device: 'CPU, native (AVX2)',
  tags: [],
  note: '',
  problem: null,
  weightsHash: 'aaaa',
  metrics,
  color: id,
  seeds: 1,
  folds: 1,
  repeats: null,
  trial: null,
  isPinned: false,
  isArchived: false,
  spec: makeSpec(),
  dataHash: 'data-of-the-run',
  featureHash: 'code',
  appVersion: '1.0.0',
  deviceDetail: '2 threads',
  parameterCount: 100,
  warnings: [],
  ...change,
});

const model = (weightsHash: string, seconds = 1): RunModel => ({
  model: 0,
  fold: 0,
  seed: 1,
  epochs: 3,
  bestEpoch: 2,
  validationLoss: 0.7,
  seconds,
  weightsHash,
});

const columns = (probability: number): RepeatedRun['columns'] => {
  const of = { probability: [0.5, Number.NaN, probability] };
  return { train: of, validation: of, test: of };
};

const run: RepeatedRun = { detail: detail(1), models: [model('aaaa')], columns: columns(0.25) };

describe('a run beside its repeat', () => {
  it('is the same where all bits are, whatever its number, name and time are', () => {
    const again = {
      ...run,
      detail: detail(2, { repeats: 1, name: 'Run, again' }),
      models: [model('aaaa', 9)],
    };
    const differences = compareRuns(run, again);
    expect(differences).toMatchObject({ of: 1, by: 2, isSame: true, causes: [], effects: [], others: 0 });
    expect(differences.compared).toMatchObject({ models: 1, values: 9 });
    expect(differences.compared.figures).toBeGreaterThan(100);
  });

  it('names other data, code, version, device and spec, and what came of them, the test first', () => {
    const other = detail(2, {
      dataHash: 'other-data',
      featureHash: 'other',
      appVersion: '1.1.0',
      device: 'WebGPU',
      deviceDetail: 'a card',
      spec: makeSpec({ seed: 2 }),
      metrics: { ...metrics!, test: { ...metrics!.test, accuracy: 0.9 } },
      weightsHash: 'bbbb',
    });
    const { isSame, causes, effects, verdict } = compareRuns(run, {
      detail: other,
      models: [model('bbbb')],
      columns: columns(0.26),
    });
    expect(isSame).toBe(false);
    expect(causes.map(({ what }) => what)).toEqual([
      'Data',
      'Code of features and figures',
      'Version',
      'Device',
      'Device details',
      'Spec: seed',
    ]);
    expect(causes[5]).toMatchObject({ before: '1', after: '2' });
    expect(effects).toEqual([
      { what: 'Model 1: weights', before: 'aaaa', after: 'bbbb' },
      { what: 'test.accuracy', before: String(metrics!.test.accuracy), after: '0.9' },
      { what: 'test: probability, 1 of 3 bars, most at bar 3', before: '0.25', after: '0.26' },
      { what: 'validation: probability, 1 of 3 bars, most at bar 3', before: '0.25', after: '0.26' },
      { what: 'train: probability, 1 of 3 bars, most at bar 3', before: '0.25', after: '0.26' },
    ]);
    expect(verdict).toBe(
      'Not the same bits: the weights of 1 of 1 model differ. What is not the same: data, code of features and figures, version, device, device details, spec: seed.',
    );
  });

  it('blames the device where nothing else is another one', () => {
    const again = { ...run, detail: detail(2, { weightsHash: 'bbbb' }), models: [model('bbbb')] };
    expect(compareRuns(run, again).verdict).toMatch(/the device itself does not repeat its bits/);
  });

  it('counts the differences that it does not name', () => {
    const many = { ...run, models: Array.from({ length: 20 }, (_, i) => model(`w${i}`)) };
    const others = { ...run, models: Array.from({ length: 20 }, (_, i) => model(`v${i}`)) };
    const { effects, others: left } = compareRuns(many, others);
    expect([effects.length, left]).toEqual([8, 12]);
  });
});
