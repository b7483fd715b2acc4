import type { BaselineKind } from '@shared/baselines';
import type { Choice } from './field';

/** What baselines are called, in the order of their list. */
export const baselineTitles: Readonly<Record<BaselineKind, string>> = {
  alwaysUp: 'Always up',
  persistence: 'Persistence',
  reversal: 'Reversal',
  buyAndHold: 'Buy and hold',
  baseRate: 'Base rate',
  logistic: 'Logistic regression',
  forest: 'Random forest',
  boosting: 'Gradient boosting',
  gru: 'GRU',
  transformer: 'Transformer',
  lastValue: 'Last value',
  ewma: 'EWMA',
  har: 'HAR',
  garch: 'GARCH(1,1)',
  markov: 'Hidden Markov model',
};

export const baselineChoices: readonly Choice[] = Object.entries(baselineTitles).map(([value, label]) => ({
  value,
  label,
}));
