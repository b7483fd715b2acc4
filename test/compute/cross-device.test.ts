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
const pairs = all.flatMap((from) => all.filter((to) => to !== from).map((to) => ({ from, to })));

describe.each(pairs)('a training begun on $from.name and ended on $to.name', ({ from, to }) => {
  it.each(entriesOf(optimizers))('stays beside the oracle: $name', async ({ it: optimizer }) => {
    const options = optionsFor({
      optimizer,
      loss: losses['three classes, smoothed'],
      dropout: 0.2,
      recurrentDropout: 0.2,
      shape: { layers: 2, hidden: 7, pooling: 'attention' },
    });
    const data = noise(80, 3, options.loss);
    const rows = someRows(data, options.shape.lookback, 60);
    const batches = Array.from({ length: 12 }, (_, k) => rows.subarray((k % 3) * 20, (k % 3) * 20 + 20));
    const rates = batches.map((_, k) => 0.02 / (1 + k / 10));
    const oracle = new Oracle(options, data);
    const [begin, end] = [6, 12];

    const halfway = await withTrainer(from.device, options, data, async (trainer) => {
      const found = await trainer.steps(batches.slice(0, begin), rates.slice(0, begin));
      expectWithin(found, oracle.steps(batches.slice(0, begin), rates.slice(0, begin)), 1e-3, 'loss');
      return trainer.exportState();
    });
    await withTrainer(to.device, options, data, async (trainer) => {
      await trainer.importState(halfway);
      expect(await trainer.exportState(), 'nothing is lost on the way').toEqual(halfway);
      const found = await trainer.steps(batches.slice(begin, end), rates.slice(begin, end));
      expectWithin(found, oracle.steps(batches.slice(begin, end), rates.slice(begin, end)), 1e-3, 'loss');
      expectSameState(await trainer.exportState(), oracle.state());
      expectWithin(await trainer.outputs(rows), oracle.outputs(rows), 1e-3, 'output');
    });
  });

  it('resumes from a checkpoint with the curves of a training that was never moved', async () => {
    const whole = await fitted(from.device);
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
