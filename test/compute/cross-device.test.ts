import type { Device } from '@compute/device';
import { createNativeDevice } from '@compute/native';
import { createNodeDevices } from '@compute/node-devices';
import { decodeCheckpoint, encodeCheckpoint } from '@compute/training/checkpoint';
import { type FitPlan, type FitState, fit as runFit } from '@compute/training/fit';
import { describe, expect, it } from 'vitest';
import { expectSameState, expectWithin } from '../suites/close';
import { entriesOf, losses, optimizers, optionsFor } from '../suites/options';
import { noise, Oracle, someRows } from '../suites/oracle';
import { withTrainer } from '../suites/with-trainer';
import './webgpu/unhurried';

/** Where no graphics card is, the renderer in software that comes with Electron stands in for one. */
const devices = createNodeDevices({ ...process.env, LONGSHORT_WEBGPU: 'software' });

/** Every device of this build, and the native one on the instructions that a lesser processor has. */
const all: readonly { readonly name: string; readonly device: Device }[] = [
  ...devices.all.map((device) => ({ name: device.id, device })),
  ...(process.arch === 'x64' ? ['avx2', 'sse2'] : []).map((simd) => ({
    name: `native on ${simd}`,
    device: createNativeDevice({ LONGSHORT_SIMD: simd }),
  })),
];
/** Around the circle and back, so that each device begins two trainings and ends two. */
const pairs = all.flatMap((from, i) =>
  [1, all.length - 1].map((step) => ({ from, to: all[(i + step) % all.length]! })),
);

describe.each(pairs)('a training begun on $from.name and ended on $to.name', ({ from, to }) => {
  it.each(entriesOf(optimizers))('stays beside the oracle: $name', async ({ name }) => {
    const halfway = await begun(from.device, name);
    const { options, data, rows, second, expected } = courseOf(name);
    await withTrainer(to.device, options, data, async (trainer) => {
      await trainer.importState(halfway);
      expect(await trainer.exportState(), 'nothing is lost on the way').toEqual(halfway);
      expectWithin(await trainer.steps(...second), expected.second, 1e-3, 'loss');
      expectSameState(await trainer.exportState(), expected.state);
      expectWithin(await trainer.outputs(rows), expected.outputs, 1e-3, 'output');
    });
  });

  it('resumes from a checkpoint with the curves of a training that was never moved', async () => {
    const whole = await unmoved(from.device);
    const state = decodeCheckpoint(encodeCheckpoint(whole[1]!));
    const moved = await fitted(to.device, state);
    expect(moved.map(({ epoch }) => epoch)).toEqual([3, 4, 5]);
    for (const [k, { rows, best }] of moved.entries()) {
      const expected = whole[k + 2]!;
      expect(rows.slice(0, 2), 'what was before stays').toEqual(whole[1]!.rows);
      expect(best.epoch).toBe(expected.best.epoch);
      expectWithin(curvesOf(rows), curvesOf(expected.rows), 1e-3, 'loss');
    }
  });
});

/** A training in two halves, and what the oracle says of it: the same for every pair of devices. */
const courseOf = remembered((name: string) => {
  const options = optionsFor({
    optimizer: optimizers[name as keyof typeof optimizers],
    loss: losses['three classes, smoothed'],
    dropout: 0.2,
    recurrentDropout: 0.2,
    shape: { layers: 2, hidden: 7, pooling: 'attention' },
  });
  const data = noise(80, 3, options.loss);
  const rows = someRows(data, options.shape.lookback, 60);
  const batches = Array.from({ length: 12 }, (_, k) => rows.subarray((k % 3) * 20, (k % 3) * 20 + 20));
  const rates = batches.map((_, k) => 0.02 / (1 + k / 10));
  const first = [batches.slice(0, 6), rates.slice(0, 6)] as const;
  const second = [batches.slice(6), rates.slice(6)] as const;
  const oracle = new Oracle(options, data);
  const expected = {
    first: oracle.steps(...first),
    second: oracle.steps(...second),
    state: oracle.state(),
    outputs: oracle.outputs(rows),
  };
  return { options, data, rows, first, second, expected };
});

/** The state of a device after the first half. */
const begun = remembered((device: Device, name: string) => {
  const { options, data, first, expected } = courseOf(name);
  return withTrainer(device, options, data, async (trainer) => {
    expectWithin(await trainer.steps(...first), expected.first, 1e-3, 'loss');
    return trainer.exportState();
  });
});

/** A device's own training from beginning to end. */
const unmoved = remembered((device: Device) => fitted(device));

/** What was found for the same asked before. */
function remembered<A extends readonly unknown[], T>(find: (...asked: A) => T): (...asked: A) => T {
  const found: { readonly asked: A; readonly value: T }[] = [];
  return (...asked) => {
    const known = found.find((one) => one.asked.every((part, k) => part === asked[k]));
    if (known !== undefined) return known.value;
    const value = find(...asked);
    found.push({ asked, value });
    return value;
  };
}

/** The states after every epoch of a small training, from the beginning or from a checkpoint. */
async function fitted(device: Device, resumeFrom?: FitState): Promise<readonly FitState[]> {
  const options = optionsFor({ dropout: 0.1, optimizer: optimizers.adamw, shape: { pooling: 'mean' } });
  const data = noise(120, 3);
  const rows = someRows(data, options.shape.lookback, 110);
  const plan: FitPlan = {
    train: rows.slice(0, 80),
    validation: rows.slice(80),
    loss: options.loss,
    labels: data.labels,
    noChange: 0,
    epochs: 5,
    batch: 16,
    schedule: { kind: 'plateau', base: 0.03, warmUp: 1, patience: 1, factor: 0.5 },
    patience: 5,
    seed: options.seed,
  };
  const states: FitState[] = [];
  await withTrainer(device, options, data, (trainer) =>
    runFit(trainer, plan, {
      ...(resumeFrom && { resumeFrom }),
      onBatch: () => undefined,
      onEpoch: (_, state) => void states.push(state),
      shouldStop: () => false,
      now: () => performance.now(),
    }),
  );
  return states;
}

function curvesOf(rows: FitState['rows']): Float64Array {
  return Float64Array.from(rows.flatMap(({ trainLoss, validationLoss }) => [trainLoss!, validationLoss!]));
}
