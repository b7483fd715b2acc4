import type { Device } from '@compute/device';
import { poolings } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { entriesOf, losses, optionsFor } from './options';
import { noise, someRows } from './oracle';
import { repeat, withTrainer } from './with-trainer';

/** A device reads the windows it is asked for, nothing else, and makes no number up where one is unknown. */
export function dataSuite(device: Device): void {
  it('refuses rows whose window would reach outside the data', async () => {
    await withTrainer(device, optionsFor(), noise(30, 3), async (trainer) => {
      await expect(trainer.outputs(Int32Array.of(4))).rejects.toThrow(/Row 4 has no window of 6 bars/);
      await expect(trainer.steps([Int32Array.of(30)], [0.01])).rejects.toThrow(/Row 30/);
      await expect(trainer.steps([Int32Array.of(9), Int32Array.of(-1)], [0.01, 0.01])).rejects.toThrow(
        /Row -1/,
      );
      await expect(trainer.gradients(Int32Array.of(4))).rejects.toThrow(/Row 4/);
      expect(await trainer.outputs(Int32Array.of(5, 29))).toHaveLength(2);
    });
  });

  it.each(poolings)(
    'reads nothing but the window, pooled by %s: other bars may hold anything',
    async (pooling) => {
      const options = optionsFor({ shape: { layers: 2, hidden: 7, pooling } });
      const clean = noise(40, 3);
      const rows = Int32Array.of(20);
      const dirty = { ...clean, matrix: clean.matrix.slice() };
      dirty.matrix.fill(Number.NaN, 0, 15 * 3).fill(1e30, 21 * 3);
      const learnt = (data: typeof clean) =>
        withTrainer(device, options, data, async (trainer) => {
          const found = await trainer.steps(...repeat(rows, 3));
          return { losses: found, outputs: await trainer.outputs(rows), state: await trainer.exportState() };
        });
      expect(await learnt(dirty)).toEqual(await learnt(clean));
    },
  );

  describe.each(entriesOf(losses))('never makes a number up under the loss "$name"', ({ it: loss }) => {
    const options = optionsFor({ loss });
    const clean = noise(40, 3, loss);
    const rows = someRows(clean, 6, 20);

    it('has no loss where a label is NaN', async () => {
      const labels = clean.labels.map((label, row) => (row === rows[7] ? Number.NaN : label));
      const found = await withTrainer(device, options, { ...clean, labels }, (trainer) =>
        trainer.steps([rows.slice(8), rows], [0.01, 0.01]),
      );
      expect([...found].map(Number.isNaN)).toEqual([false, true]);
    });

    it('has neither outputs nor a loss where a feature is NaN', async () => {
      const matrix = clean.matrix.slice().fill(Number.NaN, rows[7]! * 3 + 1, rows[7]! * 3 + 2);
      await withTrainer(device, options, { ...clean, matrix }, async (trainer) => {
        expect([...(await trainer.outputs(rows.slice(7, 8)))].every(Number.isNaN)).toBe(true);
        expect([...(await trainer.steps([rows], [0.01]))]).toEqual([Number.NaN]);
      });
    });
  });
}
