import type { TrainerOptions } from '@compute/device';
import type { Gpu } from '@compute/webgpu/gpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSameGradients, expectSameState, expectWithin } from '../../suites/close';
import { type Given, losses, optionsFor } from '../../suites/options';
import { noise, Oracle, someRows } from '../../suites/oracle';
import { softwareGpu, withGroup } from './software';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await softwareGpu();
});
afterAll(() => gpu.destroy());

describe('the kernels', () => {
  it.each([
    ['weights in registers, two slices', { shape: { hidden: 34, lookback: 4 } }],
    ['two slices of unequal width', { shape: { hidden: 37, lookback: 4, layers: 2, pooling: 'mean' } }],
    ['weights read anew, several units an invocation', { shape: { hidden: 300, lookback: 3 } }],
    ['two wide layers', { shape: { hidden: 130, lookback: 3, layers: 2, pooling: 'attention' } }],
    ['a window of 240 bars', { shape: { hidden: 5, lookback: 240, pooling: 'attention' } }],
    [
      'more units than lanes in the head',
      { shape: { hidden: 70, lookback: 2 }, loss: losses['five quantiles'] },
    ],
  ] as const satisfies readonly (readonly [string, Given])[])(
    'say what the oracle says and have its gradients: %s',
    async (_name, given) => {
      const options = optionsFor(given);
      const { data, rows } = sample(options, 6);
      const oracle = new Oracle(options, data);
      await withGroup(gpu, [options], [data], async ({ trainers: [trainer] }) => {
        expectWithin(await trainer!.outputs(rows), oracle.outputs(rows), 1e-5, 'output');
        expectSameGradients(await trainer!.gradients(rows), oracle.gradients(rows));
      });
    },
    60_000,
  );

  it('stay within 1e-3 of the oracle over 16 steps with everything at work', async () => {
    const options = optionsFor({
      dropout: 0.2,
      recurrentDropout: 0.2,
      clipNorm: 0.5,
      loss: losses['three classes, smoothed'],
      optimizer: { kind: 'adamw', weightDecay: 0.1 },
      shape: { layers: 2, hidden: 9, pooling: 'attention' },
    });
    const { data, rows } = sample(options, 60);
    const batches = Array.from({ length: 16 }, (_, k) =>
      rows.subarray((k % 4) * 15, (k % 4) * 15 + 15 - (k % 3)),
    );
    const rates = batches.map((_, k) => 0.02 / (1 + k / 10));
    const oracle = new Oracle(options, data);
    await withGroup(gpu, [options], [data], async ({ trainers: [trainer] }) => {
      expectWithin(await trainer!.steps(batches, rates), oracle.steps(batches, rates), 1e-3, 'loss of step');
      expectSameState(await trainer!.exportState(), oracle.state());
      expectWithin(await trainer!.outputs(rows), oracle.outputs(rows), 1e-3, 'output');
    });
  });

  it.each([
    ['in registers', { shape: { hidden: 6, layers: 2, pooling: 'attention' } }],
    ['read anew', { shape: { hidden: 66, lookback: 3 } }],
  ] as const satisfies readonly (readonly [string, Given])[])(
    'give the same bits whether a batch comes whole or in parts, weights %s',
    async (_name, given) => {
      const options = optionsFor({ ...given, dropout: 0.3, recurrentDropout: 0.2 });
      const { data, rows } = sample(options, 50);
      const trained = async (scratchBytes?: number) =>
        withGroup(
          gpu,
          [options],
          [data],
          async ({ trainers: [trainer], engine }) => {
            const found = await trainer!.steps([rows, rows.slice(0, 37)], [0.01, 0.02]);
            const { dispatches } = engine;
            return {
              found,
              state: await trainer!.exportState(),
              said: await trainer!.outputs(rows),
              dispatches,
            };
          },
          scratchBytes,
        );
      const whole = await trained();
      // Room for about five quads of the thirteen.
      const parts = await trained(
        5 * 8 * 16 * options.shape.lookback * options.shape.hidden * options.shape.layers,
      );
      expect(parts.dispatches).toBeGreaterThan(2 * whole.dispatches);
      expect({ ...parts, dispatches: 0 }).toEqual({ ...whole, dispatches: 0 });
    },
    60_000,
  );

  it('are launched 5 times a layer and 3 times a step, whatever the lookback, the batch and the number of models', async () => {
    const launches = async (given: Given, models: number, batch: number) => {
      const options = optionsFor(given);
      const { data, rows } = sample(options, batch);
      const seeds = Array.from({ length: models }, (_, seed) => ({ ...options, seed }));
      return withGroup(
        gpu,
        seeds,
        seeds.map(() => data),
        async (group) => {
          await group.steps(
            seeds.map(() => [rows, rows]),
            seeds.map(() => [0.01, 0.01]),
          );
          return group.engine.dispatches / 2;
        },
      );
    };
    expect(await launches({ shape: { lookback: 3 } }, 1, 4)).toBe(8);
    expect(await launches({ shape: { lookback: 90 } }, 1, 4)).toBe(8);
    expect(await launches({ shape: { lookback: 3 } }, 6, 70)).toBe(8);
    expect(await launches({ shape: { lookback: 3, layers: 2 } }, 2, 9)).toBe(13);
  });
});

function sample(options: TrainerOptions, batch: number) {
  const { features, lookback } = options.shape;
  const data = noise(batch + lookback + 5, features, options.loss);
  return { data, rows: someRows(data, lookback, batch) };
}
