import type { BundledRecipe } from './bundled';

export const volatilityRecipe: BundledRecipe = {
  key: 'volatility',
  name: 'Volatility',
  description:
    'How much the price moves, by every estimator and over a day, a week and a month, and how that is changing. For models of risk, or beside other features.',
  source:
    'Corsi, "A Simple Approximate Long-Memory Model of Realized Volatility" (2009); Parkinson (1980); Garman and Klass (1980); Rogers and Satchell (1991); Yang and Zhang (2000)',
  features: [
    { kind: 'return', period: 1 },
    { kind: 'highLowRange' },
    { kind: 'gap' },
    { kind: 'har', output: 'daily' },
    { kind: 'har', output: 'weekly' },
    { kind: 'har', output: 'monthly' },
    { kind: 'ewmaVolatility' },
    { kind: 'realisedVolatility', period: 20 },
    { kind: 'parkinson', period: 20 },
    { kind: 'garmanKlass', period: 20 },
    { kind: 'rogersSatchell', period: 20 },
    { kind: 'yangZhang', period: 20 },
    { kind: 'natr', period: 14 },
    { kind: 'bollinger', output: 'bandwidth', period: 20 },
    { kind: 'formula', formula: 'log(std(pct(close, 1), 5) / std(pct(close, 1), 60))' },
    { kind: 'formula', formula: 'zscore(std(pct(close, 1), 20), 120)' },
  ],
};
