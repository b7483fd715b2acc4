import type { Device, Trainer, TrainerOptions, TrainingData } from '@compute/device';
import { poolings } from '@core/lstm/shape';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { losses, optionsFor } from './options';
import { someRows } from './oracle';
import { withTrainer } from './with-trainer';

const lookback = 6;
/** How many bars ago the answer was to be seen. */
const delay = 3;

/** A device learns what only memory can answer. */
export function learningSuite(device: Device): void {
  describe('learns from training rows what holds on others', () => {
    it.each(poolings)(
      'the sign of a feature three bars ago, to more than 95%, pooled by %s',
      async (pooling) => {
        const options = optionsFor({ dropout: 0.1, shape: { features: 2, lookback, hidden: 12, pooling } });
        const { said, truth } = await learnt(device, options, Math.sign);
        const right = truth.filter((label, i) => said[i]! > 0 === (label === 1)).length;
        expect(right / truth.length).toBeGreaterThan(0.95);
      },
    );

    it('the value of a feature three bars ago, but for a twentieth of its variance', async () => {
      const options = optionsFor({ loss: losses.squared, shape: { features: 2, lookback, hidden: 12 } });
      const { said, truth } = await learnt(device, options, (value) => value);
      const squares = (of: (i: number) => number) => truth.reduce((sum, _, i) => sum + of(i) ** 2, 0);
      expect(squares((i) => said[i]! - truth[i]!)).toBeLessThan(squares((i) => truth[i]!) / 20);
    });
  });
}

/** Outputs and labels of rows that the training has not seen. */
async function learnt(device: Device, options: TrainerOptions, of: (value: number) => number) {
  const data = memoryTask(600, options.loss.kind === 'binary' ? (value) => (of(value) > 0 ? 1 : 0) : of);
  const rows = someRows(data, lookback, 560);
  const [seen, unseen] = [rows.slice(0, 400), rows.slice(400)];
  const said = await withTrainer(device, options, data, async (trainer) => {
    await train(trainer, seen);
    return trainer.outputs(unseen);
  });
  return { said, truth: Float32Array.from(unseen, (row) => data.labels[row]!) };
}

async function train(trainer: Trainer, rows: Int32Array): Promise<void> {
  const [epochs, batch] = [12, 40];
  const batches = Array.from({ length: (epochs * rows.length) / batch }, (_, step) => {
    const from = (step * batch) % rows.length;
    return rows.subarray(from, from + batch);
  });
  await trainer.steps(
    batches,
    batches.map(() => 0.03),
  );
}

/** Labels are a feature three bars ago: known by remembering, and by nothing else. */
function memoryTask(bars: number, label: (value: number) => number): TrainingData {
  const random = createRandom(8, 'memory');
  const matrix = Float32Array.from(
    { length: bars * 2 },
    () => (random.next() < 0.5 ? -1 : 1) * (0.3 + random.next()),
  );
  const labels = Float32Array.from({ length: bars }, (_, t) =>
    t >= delay ? label(matrix[(t - delay) * 2]!) : 0,
  );
  return { matrix, labels };
}
