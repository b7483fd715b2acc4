import type { TrainerOptions } from '@compute/device';
import { loadAddon, type Simd } from '@compute/native/addon';
import { NativeTrainer } from '@compute/native/trainer';
import { encodeWeights } from '@compute/training/checkpoint';
import { describe, expect, it } from 'vitest';
import { entriesOf, type Given, losses, optimizers, optionsFor } from '../../suites/options';
import { noise, someRows } from '../../suites/oracle';
import { repeat } from '../../suites/with-trainer';

interface Case {
  readonly name: string;
  readonly given: Given;
  readonly batch: number;
}

/** The batch is cut into up to eight groups of up to 32 rows: some of each, and sizes that fill no tile. */
const sizes: readonly Case[] = [
  { name: 'one unit', given: { shape: { features: 1, lookback: 1, hidden: 1 } }, batch: 1 },
  { name: 'a row beyond a slice', given: { shape: { lookback: 7, hidden: 17 } }, batch: 33 },
  { name: 'the example', given: { shape: { features: 4, lookback: 10, hidden: 32 } }, batch: 64 },
  { name: 'two layers', given: { shape: { features: 5, lookback: 9, layers: 2, hidden: 40 } }, batch: 100 },
  {
    name: 'three layers',
    given: { shape: { features: 9, lookback: 8, layers: 3, hidden: 50 } },
    batch: 301,
  },
  { name: 'a wide layer', given: { shape: { features: 32, lookback: 12, hidden: 130 } }, batch: 70 },
];

const dropouts: Given = { dropout: 0.2, recurrentDropout: 0.3 };
const middling = { features: 5, lookback: 11, layers: 2, hidden: 40 } as const;

const cases: readonly Case[] = [
  ...sizes.map((size) => ({ ...size, given: { ...dropouts, ...size.given } })),
  ...(['last', 'mean', 'attention'] as const).flatMap((pooling) => [
    { name: `pooled by ${pooling}`, given: { shape: { ...middling, pooling } }, batch: 100 },
    {
      name: `pooled by ${pooling}, with dropout`,
      given: { ...dropouts, shape: { ...middling, pooling } },
      batch: 100,
    },
  ]),
  { name: 'recurrent dropout alone', given: { recurrentDropout: 0.3, shape: middling }, batch: 100 },
  ...entriesOf(losses).map(({ name, it: loss }) => ({
    name: `the loss "${name}"`,
    given: { ...dropouts, loss, shape: { ...middling, pooling: 'attention' as const } },
    batch: 100,
  })),
  ...entriesOf(optimizers).map(({ name, it: optimizer }) => ({
    name,
    given: { ...dropouts, optimizer, shape: middling },
    batch: 100,
  })),
];

describe.each(cases)('the bits of $name, $batch rows', ({ given, batch }) => {
  const options = optionsFor(given);
  let alone: ReturnType<typeof trained> | undefined;
  /** With the best instructions that there are, on one thread. */
  const best = () => {
    alone ??= trained(options, batch, '', 1);
    return alone;
  };

  it('are the same with and without AVX-512', async (context) => {
    if (!has('avx512') || !has('avx2')) context.skip('This processor has no AVX-512.');
    expect(await best()).toEqual(await trained(options, batch, 'avx2', 1));
  });

  it('are the same for any number of threads', async () => {
    for (const threads of [2, 3, 8]) expect(await trained(options, batch, '', threads)).toEqual(await best());
  });
});

/** All that a trainer can say after three steps, weights and moments as bytes. */
async function trained(options: TrainerOptions, batch: number, simd: Simd | '', threads: number) {
  const { features, lookback } = options.shape;
  const data = noise(batch + lookback + 5, features, options.loss);
  const rows = someRows(data, lookback, batch);
  const trainer = new NativeTrainer(loadAddon(), options, data, { simd, threads });
  const found = await trainer.steps(...repeat(rows, 3));
  const { weights, moments } = await trainer.exportState();
  const outputs = await trainer.outputs(rows);
  const gradients = await trainer.gradients(rows);
  trainer.dispose();
  expect(found.every(Number.isFinite)).toBe(true);
  const bytes = [weights, ...moments, gradients].map((arrays) =>
    Buffer.from(encodeWeights(arrays)).toString('hex'),
  );
  return { losses: found, bytes, outputs };
}

function has(simd: Simd): boolean {
  try {
    return loadAddon().simd(simd) === simd;
  } catch (error) {
    if (error instanceof Error && error.message.includes('has no instructions')) return false;
    throw error;
  }
}
