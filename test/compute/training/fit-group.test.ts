import type { TrainerOptions } from '@compute/device';
import { type FitHooks, type FitPlan, fit as runFit } from '@compute/training/fit';
import { fitGroup, type GroupMember } from '@compute/training/fit-group';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { createNativeGroup, native } from '../../main/jobs/sweeps/station';
import { noise, someRows } from '../../suites/oracle';

const loss = { kind: 'binary', classWeights: [1, 1], smoothing: 0 } as const;
const data = noise(90, 2);
const rows = someRows(data, 3, 80);

/** One shape; batches, rates, dropout, seeds and patience of their own. */
const models = [
  { seed: 1, batch: 16, rate: 0.02, dropout: 0, patience: 3, epochs: 5 },
  { seed: 2, batch: 9, rate: 0.3, dropout: 0.3, patience: 1, epochs: 5 },
  { seed: 3, batch: 32, rate: 0.01, dropout: 0.1, patience: 5, epochs: 3 },
].map(({ seed, batch, rate, dropout, patience, epochs }) => {
  const options: TrainerOptions = {
    shape: { features: 2, lookback: 3, layers: 1, hidden: 4, pooling: 'last', outputs: 1 },
    loss,
    dropout,
    recurrentDropout: 0,
    optimizer: { kind: 'adam', weightDecay: 0 },
    clipNorm: 1,
    seed,
  };
  const plan: FitPlan = {
    train: rows.slice(0, 50),
    validation: rows.slice(50),
    loss,
    labels: data.labels,
    noChange: 0,
    epochs,
    batch,
    schedule: { kind: 'plateau', base: rate, warmUp: 1, patience: 1, factor: 0.5 },
    patience,
    seed,
  };
  return { options, plan };
});

type Curve = Pick<EpochRow, 'epoch' | 'validationLoss' | 'validationAccuracy'>;
type Watched = FitHooks & GroupMember['hooks'] & { readonly losses: number[]; readonly rows: Curve[] };

function watching(given: Partial<GroupMember['hooks']> = {}): Watched {
  const losses: number[] = [];
  const seen: Curve[] = [];
  return {
    losses,
    rows: seen,
    onBatch: ({ loss: of }) => void losses.push(of),
    onEpoch: ({ epoch, validationLoss, validationAccuracy }) =>
      void seen.push({ epoch, validationLoss, validationAccuracy }),
    shouldStop: () => false,
    now: () => performance.now(),
    ...given,
  };
}

describe('models that are fitted side by side', () => {
  async function alone(place: number) {
    const { options, plan } = models[place]!;
    const trainer = await native.createTrainer(options, data);
    try {
      const hooks = watching();
      const { outcome, bestEpoch } = await runFit(trainer, plan, hooks);
      const outputs = await trainer.outputs(plan.validation);
      return { result: { outcome, bestEpoch, outputs }, losses: hooks.losses, rows: hooks.rows };
    } finally {
      trainer.dispose();
    }
  }

  async function together(hooks: readonly Watched[], plans = models.map(({ plan }) => plan)) {
    const group = await createNativeGroup(
      models.map(({ options }) => options),
      models.map(() => data),
    );
    try {
      const members = plans.map((plan, m) => ({ plan, hooks: hooks[m]! }));
      return await fitGroup(group, members, () => performance.now());
    } finally {
      group.dispose();
    }
  }

  it('come out as each does alone: losses, curve, best epoch and what it says, though they end at different epochs', async () => {
    const hooks = models.map(() => watching());
    const ends = await together(hooks);
    for (const [m, end] of ends.entries()) {
      const one = await alone(m);
      expect(end).toMatchObject({ ok: true, result: one.result });
      expect(hooks[m]!.losses).toEqual(one.losses);
      expect(hooks[m]!.rows).toEqual(one.rows);
    }
    expect(new Set(hooks.map(({ rows: { length } }) => length)).size).toBeGreaterThan(1);
  });

  it('are stopped, and fail, one by one', async () => {
    const hooks = models.map(() => watching());
    const stopped = watching({ shouldStop: () => stopped.rows.length === 1 });
    const broken = { ...models[1]!.plan, validation: rows.slice(50), labels: data.labels.map(() => NaN) };
    const ends = await together([stopped, hooks[1]!, hooks[2]!], [models[0]!.plan, broken, models[2]!.plan]);
    expect(ends[0]).toMatchObject({ ok: true, result: { outcome: 'cancelled', bestEpoch: 1 } });
    expect(ends[1]).toMatchObject({ ok: false, error: expect.any(AppError) });
    expect(hooks[2]!.losses).toEqual((await alone(2)).losses);
  });
});
