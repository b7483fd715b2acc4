import type { Device, TrainerOptions } from '@compute/device';
import { expect, it } from 'vitest';
import { expectWithin } from './close';
import { entriesOf, losses, optimizers, optionsFor } from './options';
import { noise, someRows } from './oracle';
import { repeat, withTrainer } from './with-trainer';

/** What `Trainer` promises beside its arithmetic. */
export function contractSuite(device: Device): void {
  const plain = optionsFor();
  const everything = optionsFor({
    dropout: 0.2,
    recurrentDropout: 0.2,
    loss: losses['three classes, smoothed'],
    optimizer: optimizers.adamw,
    shape: { layers: 2, hidden: 7, pooling: 'attention' },
  });

  it('gives the same bits for the same seed and others for another', async () => {
    const run = (seed: number) => trainedState(device, { ...everything, seed });
    const first = await run(3);
    expect(await run(3)).toEqual(first);
    expect((await run(4)).weights).not.toEqual(first.weights);
  });

  it('gives the same bits whether many steps are asked for in one call or one by one', async () => {
    const data = noise(80, 3, everything.loss);
    const rows = someRows(data, 6, 60);
    const batches = Array.from({ length: 12 }, (_, k) => rows.subarray(4 * k, 4 * k + 5 + (k % 3)));
    const rates = batches.map((_, k) => 0.02 / (k + 1));
    const atOnce = await withTrainer(device, everything, data, async (trainer) => {
      const found = await trainer.steps(batches, rates);
      return { losses: found, state: await trainer.exportState() };
    });
    const oneByOne = await withTrainer(device, everything, data, async (trainer) => {
      const found: number[] = [];
      for (const [k, batch] of batches.entries()) found.push(...(await trainer.steps([batch], [rates[k]!])));
      return { losses: Float64Array.from(found), state: await trainer.exportState() };
    });
    expect(oneByOne).toEqual(atOnce);
    expect(atOnce.state.steps).toBe(12);
  });

  it('does nothing when asked for no steps', async () => {
    await withTrainer(device, plain, noise(30, 3), async (trainer) => {
      const before = await trainer.exportState();
      expect(await trainer.steps([], [])).toHaveLength(0);
      expect(await trainer.exportState()).toEqual(before);
    });
  });

  it('leaves the weights where they are at a learning rate of 0', async () => {
    const data = noise(40, 3);
    await withTrainer(device, { ...plain, optimizer: optimizers.adamw }, data, async (trainer) => {
      const before = await trainer.exportState();
      await trainer.steps([someRows(data, 6, 20)], [0]);
      const after = await trainer.exportState();
      expect(after.weights).toEqual(before.weights);
      expect(after.moments).not.toEqual(before.moments);
    });
  });

  it('does not depend on which rows share a call to outputs', async () => {
    const data = noise(200, 3, everything.loss);
    const rows = someRows(data, 6, 150);
    await withTrainer(device, everything, data, async (trainer) => {
      const together = await trainer.outputs(rows);
      expect(together).toHaveLength(150 * 3);
      expectWithin(await trainer.outputs(rows.slice(40, 41)), together.slice(120, 123), 1e-6);
      expect(await trainer.outputs(new Int32Array(0))).toHaveLength(0);
    });
  });

  it.each(entriesOf(optimizers))('goes on from an exported state to the same bits: $name', async (rule) => {
    const options = { ...everything, optimizer: rule.it };
    const data = noise(80, 3, options.loss);
    const some = repeat(someRows(data, 6, 32), 5);
    await withTrainer(device, options, data, async (undisturbed) => {
      await undisturbed.steps(...some);
      const state = await undisturbed.exportState();
      const kept = structuredClone(state);
      await undisturbed.steps(...some);
      expect(state, 'an exported state is a copy').toEqual(kept);

      await withTrainer(device, options, data, async (resumed) => {
        await resumed.importState(state);
        expect(await resumed.exportState(), 'what went in comes out').toEqual(state);
        await resumed.steps(...some);
        expect(await resumed.exportState()).toEqual(await undisturbed.exportState());
      });
      expect(state, 'an imported state is copied').toEqual(kept);
    });
  });

  it('takes weights alone and keeps the optimizer where it was', async () => {
    const data = noise(60, 3);
    const rows = someRows(data, 6, 20);
    await withTrainer(device, plain, data, async (trainer) => {
      const start = await trainer.exportState();
      const before = await trainer.outputs(rows);
      await trainer.steps([rows], [0.01]);
      const { moments } = await trainer.exportState();
      expect(await trainer.outputs(rows)).not.toEqual(before);
      await trainer.importWeights(start.weights);
      expect(await trainer.outputs(rows)).toEqual(before);
      expect(await trainer.exportState()).toEqual({ weights: start.weights, moments, steps: 1 });
    });
  });

  it('refuses the weights of another model and the moments of another optimizer', async () => {
    const wider = optionsFor({ shape: { hidden: 9 } });
    const other = { ...plain, optimizer: optimizers['sgd with momentum'] };
    const data = noise(30, 3);
    const stateOf = (options: TrainerOptions) =>
      withTrainer(device, options, data, (trainer) => trainer.exportState());
    const [wide, momentum] = [await stateOf(wider), await stateOf(other)];
    await withTrainer(device, plain, data, async (trainer) => {
      await expect(trainer.importState(wide)).rejects.toThrow(/another model/);
      await expect(trainer.importWeights(wide.weights)).rejects.toThrow(/another model/);
      await expect(trainer.importState(momentum)).rejects.toThrow(/another optimizer/);
    });
  });
}

async function trainedState(device: Device, options: TrainerOptions) {
  const data = noise(80, options.shape.features, options.loss);
  const rows = someRows(data, options.shape.lookback, 64);
  return withTrainer(device, options, data, async (trainer) => {
    await trainer.steps(
      Array.from({ length: 6 }, (_, step) => rows.subarray(step * 8, step * 8 + 16)),
      Array.from({ length: 6 }, () => 0.01),
    );
    return trainer.exportState();
  });
}
