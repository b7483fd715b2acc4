import type { SayingBaseline } from '../baseline';

/** A small causal encoder, trained through TensorFlow.js with the settings of the run, drawn from the seed of the spec. */
export const transformerBaseline: SayingBaseline = {
  kind: 'transformer',
  how: 'says',
  automatic: 'never',
  name: () => 'Transformer',
  fits: () => true,
  say: (fold, tools) => tools.sequence('transformer', fold),
};
