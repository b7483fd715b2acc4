import { getAt, type Json } from '../json';
import { baselineChoices } from './baseline-choices';
import { isOneOf, neverSearched, type SpecSection } from './field';
import { isPanel } from './panel-fields';

const hasThreeClasses = isOneOf('label.kind', 'movement', 'regime', 'tripleBarrier');
const isMovement = isOneOf('label.kind', 'movement');
const isTraded = (draft: Json): boolean => !isOneOf('label.kind', 'volatility')(draft);

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
        search: neverSearched,
        label: 'Long above',
        unit: 'P(up)',
        help: (draft) =>
          isMovement(draft)
            ? 'Holds a long position while the chance of a rise beyond the band is above this.'
            : 'Holds a long position while P(up) is above this.',
        input: { type: 'number', step: 0.01 },
        when: isTraded,
      },
      {
        path: 'decision.short',
        search: neverSearched,
        label: 'Short below',
        unit: 'P(up)',
        help: (draft) =>
          hasThreeClasses(draft)
            ? `Holds a short position while P(down) is above ${downThreshold(draft)}; off never goes short.`
            : 'Holds a short position while P(up) is below this; off never goes short.',
        input: { type: 'number', step: 0.01, emptyMeansNull: 'Off' },
        when: isTraded,
      },
      {
        path: 'decision.threshold',
        search: neverSearched,
        label: 'Thresholds',
        help: 'Where they come from.',
        input: {
          type: 'choice',
          choices: [
            { value: 'fixed', label: 'As above', help: 'The thresholds written here.' },
            {
              value: 'expectedValue',
              label: 'From validation',
              help: 'The long threshold that earned most a bar after costs on the validation rows, and its mirror image for short.',
            },
          ],
        },
        when: isTraded,
      },
      {
        path: 'decision.calibration',
        search: neverSearched,
        label: 'Calibration',
        help: 'Whether P(up) is brought in line with what happened on the validation rows.',
        input: {
          type: 'choice',
          choices: [
            { value: 'none', label: 'None', help: 'P(up) as the model says it.' },
            { value: 'platt', label: 'Platt', help: 'By a logistic curve: two numbers, safe on few rows.' },
            {
              value: 'isotonic',
              label: 'Isotonic',
              help: 'By any rising curve: needs a thousand rows or so.',
            },
          ],
        },
        when: (draft) => isTraded(draft) && !hasThreeClasses(draft),
      },
      {
        path: 'decision.top',
        label: 'Best of the panel',
        unit: 'series a side',
        help: 'At each date long so many of highest P(up), and short as many of lowest where shorts are allowed; off uses the thresholds.',
        input: { type: 'integer', emptyMeansNull: 'Off' },
        when: isPanel,
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
        search: neverSearched,
        label: 'Commission',
        unit: 'bp a side',
        help: 'Basis points: 1 bp is 0.01%.',
        input: { type: 'number', step: 0.5 },
      },
      {
        path: 'costs.slippageBp',
        search: neverSearched,
        label: 'Slippage',
        unit: 'bp a side',
        help: 'How much worse than the open a fill is.',
        input: { type: 'number', step: 0.5 },
      },
    ],
  },
  {
    id: 'execution',
    title: 'Seeds and device',
    summary: 'The same spec, data, seed and device give the same weights, bit for bit.',
    fields: [
      {
        path: 'seed',
        search: neverSearched,
        label: 'Seed',
        help: 'Of the first model: decides initial weights, dropout and the order of batches.',
        input: { type: 'integer' },
      },
      {
        path: 'seeds',
        search: neverSearched,
        label: 'Seeds',
        unit: 'models a fold',
        help: 'Figures are their mean and deviation; what they say together is the result. One seed shows no spread.',
        input: { type: 'integer' },
      },
      {
        path: 'baselines',
        search: neverSearched,
        label: 'Compared with',
        help: 'Trained and judged on the same folds. Auto: all that fit the label and are quick; more can be added to a finished run.',
        input: { type: 'autoOrSome', choices: baselineChoices },
      },
      {
        path: 'device',
        search: neverSearched,
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
