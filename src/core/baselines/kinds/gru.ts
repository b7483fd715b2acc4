import type { SayingBaseline } from '../baseline';

/** Trained through TensorFlow.js with the settings of the run, drawn from the seed of the spec. */
export const gruBaseline: SayingBaseline = {
  kind: 'gru',
  how: 'says',
  automatic: 'never',
  name: () => 'GRU',
  fits: () => true,
  say: (fold, tools) => tools.sequence('gru', fold),
};
