import { readFileSync } from 'node:fs';
import type { Loss } from '@compute/device';
import type { SequenceKind, SequenceShape } from '@compute/tensorflow/baselines/architecture';
import { SequenceNetwork } from '@compute/tensorflow/baselines/network';
import { zerosOf } from '@compute/tensorflow/baselines/parameters';
import { loadTensorFlow } from '@compute/tensorflow/load';
import type { NamedArrays } from '@core/lstm/shape';
import { describe, expect, it } from 'vitest';
import { expectSameGradients, expectWithin } from '../../../suites/close';

type Listed = readonly { readonly name: string; readonly data: readonly number[] }[];

/** What `test/fixtures/make-sequence-baseline-golden.py` wrote. */
interface Golden {
  readonly cases: readonly {
    readonly name: string;
    readonly kind: SequenceKind;
    readonly shape: SequenceShape;
    readonly loss: Loss;
    readonly inputs: readonly number[];
    readonly labels: readonly number[];
    readonly masks: readonly (readonly number[])[] | null;
    readonly weights: Listed;
    readonly outputs: readonly number[];
    readonly value: number;
    readonly gradients: Listed;
  }[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../../../fixtures/sequence-baseline-golden.json', import.meta.url), 'utf8'),
);

describe.each(golden.cases)('PyTorch agrees on $name', ({ kind, shape, loss, ...given }) => {
  const weights: NamedArrays = given.weights.map(({ name, data }) => ({
    name,
    data: Float32Array.from(data),
  }));
  const windows = Float32Array.from(given.inputs);

  it('in the names and sizes of the parameters', async () => {
    const { tf } = await loadTensorFlow();
    const { parameters } = new SequenceNetwork(tf, kind, shape);
    expect(parameters.map(({ name, size }) => [name, size])).toEqual(
      given.weights.map(({ name, data }) => [name, data.length]),
    );
  });

  it('in what the head says, dropout off, to 1e-5', async () => {
    const { tf } = await loadTensorFlow();
    const said = new SequenceNetwork(tf, kind, shape).outputs(weights, windows);
    expectWithin(said, Float64Array.from(given.outputs), 1e-5, 'output');
  });

  it('in loss, dropout on, to 1e-5, and gradients, to 1e-4 of the largest of a tensor', async () => {
    const { tf } = await loadTensorFlow();
    const network = new SequenceNetwork(tf, kind, shape);
    const gradients = zerosOf(network.parameters);
    const labels = Float32Array.from(given.labels);
    const masks = given.masks?.map((mask) => Float32Array.from(mask)) ?? null;
    const samples = { windows, labels, masks, batchRows: labels.length };
    expect(network.addGradients(loss, weights, samples, gradients)).toBeCloseTo(given.value, 5);
    expectSameGradients(
      gradients,
      given.gradients.map(({ name, data }) => ({ name, data: Float64Array.from(data) })),
    );
  });
});
