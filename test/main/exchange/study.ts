import type { Db } from '@main/storage/open';
import type { ExperimentSpec } from '@shared/spec';
import { sweepPlan } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';
import { smallSpec } from '../test-services';

/** An experiment with a dimension of every kind, one of them conditional. */
export function sweptSpec(): ExperimentSpec {
  return {
    ...smallSpec(),
    sweep: sweepPlan.parse({
      space: [
        { kind: 'int', path: 'model.hidden', low: 4, high: 64, log: true },
        { kind: 'float', path: 'model.dropout', low: 0, high: 0.5, step: 0.1 },
        { kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd'] },
        {
          kind: 'float',
          path: 'training.momentum',
          low: 0.5,
          high: 0.99,
          when: { path: 'training.optimizer', in: ['sgd'] },
        },
        { kind: 'toggle', path: 'features.1' },
      ],
      objectives: [{ metric: 'loss' }, { metric: 'trading.sharpe' }],
      sampler: { kind: 'nsga2' },
    }),
  };
}

const record = (change: Partial<TrialRecord>): TrialRecord => ({
  state: 'done',
  values: [0.6, 1.2],
  figures: { logLoss: { mean: 0.6, sd: null, count: 1 } },
  epochLosses: [0.7, 0.6],
  foldLosses: [0.6],
  models: [{ fold: 0, seed: 1, epochs: 2, bestEpoch: 2, validationLoss: 0.6 }],
  prunedAt: null,
  parameterCount: 321,
  dataHash: 'walk',
  device: 'CPU, native',
  problem: null,
  warnings: [],
  seconds: 1.5,
  overheadSeconds: 0.01,
  ...change,
});

const adam = { 'model.hidden': 16, 'model.dropout': 0.2, 'training.optimizer': 'adam', 'features.1': true };
const sgd = { ...adam, 'training.optimizer': 'sgd', 'training.momentum': 0.75, 'features.1': false };

export const storedTrials = [
  { state: 'done', proposal: adam, record: record({}) },
  {
    state: 'pruned',
    proposal: sgd,
    record: record({ state: 'pruned', values: [0.9, null], epochLosses: [0.9] }),
  },
  {
    state: 'failed',
    proposal: sgd,
    record: record({
      state: 'failed',
      values: [null, null],
      epochLosses: [],
      problem: 'The loss is no number.',
    }),
  },
  { state: 'done', proposal: sgd, record: record({ values: [0.5, null] }) },
  { state: 'running', proposal: adam, record: null },
] as const;

/** A sweep with a trial in every state, as the workspace has it. @returns its id */
export function insertStudy(db: Db, createdAt: number, spec = sweptSpec()): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO sweep (name, spec, state, created_at, position, app_version) VALUES ('Units', ?, 'paused', ?, 1, '0')`,
    )
    .run(JSON.stringify(spec), createdAt);
  const id = Number(lastInsertRowid);
  const insert = db.prepare(
    `INSERT INTO sweep_trial (sweep_id, number, state, proposal, record, started_at, ended_at, revision)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  storedTrials.forEach(({ state, proposal, record: stored }, number) => {
    const text = stored === null ? null : JSON.stringify(stored);
    insert.run(id, number, state, JSON.stringify(proposal), text, createdAt, stored && createdAt + 1500);
  });
  return id;
}
