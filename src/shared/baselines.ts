/** What a run is compared with, trained and judged on its folds. The key is what specs and results call it. */
export const baselineKinds = [
  'baseRate',
  'alwaysUp',
  'persistence',
  'reversal',
  'buyAndHold',
  'logistic',
  'forest',
  'boosting',
  'gru',
  'transformer',
  'lastValue',
  'ewma',
  'har',
  'garch',
  'markov',
] as const;
export type BaselineKind = (typeof baselineKinds)[number];
