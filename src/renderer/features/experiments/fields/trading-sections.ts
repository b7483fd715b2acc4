import { getAt, type Json } from '../json';
import { isOneOf, type SpecSection } from './field';

const isMovement = isOneOf('label.kind', 'movement');

function downThreshold(draft: Json): string {
  const short = getAt(draft, 'decision.short');
  return typeof short === 'number' ? `${Number((1 - short).toFixed(6))}, 1 less this` : '1 less this';
}

/** From what the model says to trades; and what it all runs on. */
export const tradingSections: readonly SpecSection[] = [
  {
    id: 'decision',
    title: 'Decision',
    summary: 'From probability to position. A signal of one bar is filled at the open of the next.',
    fields: [
      {
        path: 'decision.long',
        label: 'Long above',
        unit: 'P(up)',
        help: (draft) =>
          isMovement(draft)
            ? 'Holds a long position while the chance of a rise beyond the band is above this.'
            : 'Holds a long position while P(up) is above this.',
        input: { type: 'number', step: 0.01 },
      },
      {
        path: 'decision.short',
        label: 'Short below',
        unit: 'P(up)',
        help: (draft) =>
          isMovement(draft)
            ? `Holds a short position while P(down) is above ${downThreshold(draft)}; off never goes short.`
            : 'Holds a short position while P(up) is below this; off never goes short.',
        input: { type: 'number', step: 0.01, emptyMeansNull: 'Off' },
      },
    ],
  },
  {
    id: 'costs',
    title: 'Costs',
    summary: 'Taken from the traded amount on every fill, so twice for a round trip.',
    fields: [
      {
        path: 'costs.commissionBp',
        label: 'Commission',
        unit: 'bp a side',
        help: 'Basis points: 1 bp is 0.01%.',
        input: { type: 'number', step: 0.5 },
      },
      {
        path: 'costs.slippageBp',
        label: 'Slippage',
        unit: 'bp a side',
        help: 'How much worse than the open a fill is.',
        input: { type: 'number', step: 0.5 },
      },
    ],
  },
  {
    id: 'execution',
    title: 'Seed and device',
    summary: 'The same spec, data, seed and device give the same weights, bit for bit.',
    fields: [
      {
        path: 'seed',
        label: 'Seed',
        help: 'Decides initial weights, dropout and the order of batches.',
        input: { type: 'integer' },
      },
      {
        path: 'device',
        label: 'Device',
        help: 'Where the arithmetic runs.',
        input: {
          type: 'choice',
          choices: [
            {
              value: 'auto',
              label: 'Auto',
              help: 'Measures the devices on this very shape and takes the fastest; the run records which.',
            },
            { value: 'native', label: 'CPU, native' },
            { value: 'webgpu', label: 'GPU, WebGPU' },
            { value: 'tensorflow', label: 'TensorFlow.js' },
          ],
        },
      },
    ],
  },
];
