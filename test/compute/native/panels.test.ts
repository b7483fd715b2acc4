import { loadAddon } from '@compute/native/addon';
import { NativeTrainer } from '@compute/native/trainer';
import type { NamedArrays } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { optionsFor } from '../../suites/options';
import { noise, Oracle, someRows } from '../../suites/oracle';
import { repeat } from '../../suites/with-trainer';

/** The kernels cut units into panels of 16 and lay out the last one by how many it has: each number, alone and behind a whole panel. */
const widths = Array.from({ length: 32 }, (_, k) => k + 1);
const everywhere = process.arch === 'arm64' ? (['neon'] as const) : (['', 'avx2', 'sse2'] as const);
const data = noise(60, 3);
const rows = someRows(data, 6, 37);

describe.each(everywhere)('on instructions "%s" (empty: the best)', (simd) => {
  it.each(widths)('%i units a layer leave the weights and moments that the oracle has', async (hidden) => {
    // Clipped in every update, so the norm is held to the oracle's too.
    const options = optionsFor({ shape: { layers: 2, hidden, pooling: 'mean' }, clipNorm: 0.01 });
    const oracle = new Oracle(options, data);
    const trainer = new NativeTrainer(loadAddon(), options, data, { simd, threads: 1 });
    const updates = repeat(rows, 3, 0.003);
    await trainer.steps(...updates);
    oracle.steps(...updates);
    const { weights, moments } = await trainer.exportState();
    const wanted = oracle.state();
    trainer.dispose();
    expect(distance(weights, wanted.weights)).toBeLessThan(1e-4);
    moments.forEach((arrays, k) => {
      expect(distance(arrays, wanted.moments[k]!)).toBeLessThan(1e-4 * largest(wanted.moments[k]!));
    });
  });
});

/** The largest difference of two numbers of the same place. */
function distance(found: NamedArrays, wanted: NamedArrays<Float64Array>): number {
  const differences = found.flatMap(({ data: values }, k) =>
    Array.from(values, (value, j) => Math.abs(value - wanted[k]!.data[j]!)),
  );
  return Math.max(...differences);
}

function largest(arrays: NamedArrays<Float64Array>): number {
  return Math.max(...arrays.flatMap(({ data: values }) => Array.from(values, Math.abs)));
}
