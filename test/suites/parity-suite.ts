import type { Device } from '@compute/device';
import { learningRate, type Schedule } from '@core/lstm/schedule';
import { describe, expect, it } from 'vitest';
import { expectSameGradients, expectSameState, expectWithin } from './close';
import type { SuiteEffort } from './device-suite';
import { optionsFor } from './options';
import { noise, Oracle, someRows } from './oracle';
import { gradientCases, trainingCases } from './parity-cases';
import { withTrainer } from './with-trainer';

/** A device computes what the float64 oracle computes: outputs to 1e-5, gradients to 1e-4, whole trainings to 1e-3. */
export function paritySuite(device: Device, { steps, longWindow }: SuiteEffort): void {
  it.each(gradientCases(longWindow))(
    'says what the oracle says and has its gradients: $name',
    async (asked) => {
      const options = optionsFor(asked.given);
      const { features, lookback } = options.shape;
      const data = noise(asked.batch + lookback + 5, features, options.loss);
      const rows = someRows(data, lookback, asked.batch);
      const oracle = new Oracle(options, data);
      await withTrainer(device, options, data, async (trainer) => {
        expectWithin(await trainer.outputs(rows), oracle.outputs(rows), 1e-5, 'output');
        expectSameGradients(await trainer.gradients(rows), oracle.gradients(rows));
      });
    },
  );

  describe(`over ${steps} steps`, () => {
    it.each(trainingCases)('stays within 1e-3 of the oracle: $name', async ({ given }) => {
      const rates = Array.from({ length: steps }, () => 0.01);
      await trainBeside(device, optionsFor(given), rates);
    });

    it.each([
      { kind: 'cosine', base: 0.02, warmUp: 2, patience: 1, factor: 0.5 },
      { kind: 'plateau', base: 0.02, warmUp: 1, patience: 1, factor: 0.1 },
    ] as const satisfies readonly Schedule[])(
      'follows a learning rate that moves: $kind',
      async (schedule) => {
        const batches = 5;
        const rates = Array.from({ length: steps }, (_, done) => {
          const epoch = Math.floor(done / batches) + 1;
          const validationLosses = Array.from({ length: epoch - 1 }, (_, e) => (e % 3 === 0 ? -e : 0));
          const moment = {
            epoch,
            epochs: steps / batches,
            batch: (done % batches) + 1,
            batches,
            validationLosses,
          };
          return learningRate(schedule, moment);
        });
        expect(new Set(rates).size).toBeGreaterThan(3);
        await trainBeside(device, optionsFor({ optimizer: { kind: 'adamw', weightDecay: 0.3 } }), rates);
      },
    );
  });
}

/** Batches of several sizes, as the last one of an epoch is smaller. */
async function trainBeside(
  device: Device,
  options: ReturnType<typeof optionsFor>,
  rates: readonly number[],
): Promise<void> {
  const data = noise(80, options.shape.features, options.loss);
  const rows = someRows(data, options.shape.lookback, 60);
  const parts = [rows.subarray(0, 20), rows.subarray(20, 40), rows.subarray(40, 53), rows.subarray(53)];
  const batches = rates.map((_, step) => parts[step % parts.length]!);
  const oracle = new Oracle(options, data);
  await withTrainer(device, options, data, async (trainer) => {
    const losses = await trainer.steps(batches, rates);
    expectWithin(losses, oracle.steps(batches, rates), 1e-3, 'loss of step');
    expectSameState(await trainer.exportState(), oracle.state());
    expectWithin(await trainer.outputs(rows), oracle.outputs(rows), 1e-3, 'output');
  });
}
