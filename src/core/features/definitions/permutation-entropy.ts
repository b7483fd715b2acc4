import { permutationEntropy } from '../../indicators/permutation-entropy';
import { defineFeature } from '../definition';
import { bars, integer } from '../parameters';

export const permutationEntropyFeature = defineFeature({
  kind: 'permutationEntropy',
  label: 'Permutation entropy of returns',
  group: 'statistics',
  description:
    'How evenly the orders in which returns follow one another occur: 1 as in noise, lower where some recur.',
  formula:
    '-sum(p ln p) / ln(order!), p the shares of the orders of each order returns in a row, among the last period returns; runs with equal returns left out',
  source: 'Bandt, Pompe, Physical Review Letters 88, 174102 (2002)',
  pane: 'own',
  unit: 'ratio',
  range: [0, 1],
  inputs: ['close'],
  parameters: { period: bars('Period', 60, 8), order: integer('Returns in a row', 3, 2, 5) },
  name: ({ period, order }) => `Permutation entropy ${period} of ${order}`,
  warmUp: ({ period }) => period,
  memory: 'window',
  compute: ({ close }, { period, order }) => permutationEntropy(close, period, order),
});
