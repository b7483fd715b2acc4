import type { Device } from '@compute/device';
import { createNativeDevice } from '@compute/native';
import { devices } from '@compute/node-devices';
import { describe, expect, it } from 'vitest';
import { expectSameState, expectWithin } from '../suites/close';
import { entriesOf, losses, optimizers, optionsFor } from '../suites/options';
import { noise, Oracle, someRows } from '../suites/oracle';
import { withTrainer } from '../suites/with-trainer';

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
    const batches = Array.from({ length: 20 }, (_, k) => rows.subarray((k % 3) * 20, (k % 3) * 20 + 20));
    const rates = batches.map((_, k) => 0.02 / (1 + k / 10));
    const oracle = new Oracle(options, data);
    const [begin, end] = [10, 20];

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
});
