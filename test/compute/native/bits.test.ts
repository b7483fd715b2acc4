import type { ModelShape, TrainerOptions } from '@compute/device';
import { loadAddon, type Simd } from '@compute/native/addon';
import { NativeTrainer } from '@compute/native/trainer';
import { encodeWeights } from '@compute/training/checkpoint';
import { describe, expect, it } from 'vitest';
import { noise, someRows } from '../../suites/oracle';

const options: Omit<TrainerOptions, 'shape'> = {
  dropout: 0.2,
  learningRate: 0.01,
  clipNorm: 1,
  classWeights: [0.8, 1.3],
  seed: 5,
};

/** The batch is cut into up to eight groups of up to 32 rows: some of each, and sizes that fill no tile. */
const cases: readonly { readonly shape: ModelShape; readonly batch: number }[] = [
  { shape: { features: 1, lookback: 1, layers: 1, hidden: 1 }, batch: 1 },
  { shape: { features: 3, lookback: 7, layers: 1, hidden: 17 }, batch: 33 },
  { shape: { features: 4, lookback: 10, layers: 1, hidden: 32 }, batch: 64 },
  { shape: { features: 5, lookback: 9, layers: 2, hidden: 40 }, batch: 100 },
  { shape: { features: 9, lookback: 20, layers: 3, hidden: 50 }, batch: 301 },
  { shape: { features: 32, lookback: 60, layers: 1, hidden: 130 }, batch: 70 },
];

describe.each(cases)('the bits of $shape.layers x $shape.hidden units, $batch rows', ({ shape, batch }) => {
  it('are the same with and without AVX-512', async (context) => {
    if (!has('avx512') || !has('avx2')) context.skip('This processor has no AVX-512.');
    expect(await trained(shape, batch, 'avx512', 1)).toEqual(await trained(shape, batch, 'avx2', 1));
  });

  it('are the same for any number of threads', async () => {
    const one = await trained(shape, batch, '', 1);
    for (const threads of [2, 3, 8]) expect(await trained(shape, batch, '', threads)).toEqual(one);
  });
});

/** The weights as bytes after three steps, and predictions of them. */
async function trained(shape: ModelShape, batch: number, simd: Simd | '', threads: number) {
  const data = noise(batch + shape.lookback + 5, shape.features);
  const rows = someRows(data, shape.lookback, batch);
  const trainer = new NativeTrainer(loadAddon(), { ...options, shape }, data, { simd, threads });
  const losses: number[] = [];
  for (let step = 0; step < 3; step++) losses.push(await trainer.step(rows));
  const { weights } = await trainer.exportState();
  const predictions = await trainer.predict(rows);
  trainer.dispose();
  expect(losses.every(Number.isFinite)).toBe(true);
  return { losses, weights: Buffer.from(encodeWeights(weights)).toString('hex'), predictions };
}

function has(simd: Simd): boolean {
  try {
    return loadAddon().simd(simd) === simd;
  } catch (error) {
    if (error instanceof Error && error.message.includes('has no instructions')) return false;
    throw error;
  }
}
