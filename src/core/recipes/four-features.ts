import type { BundledRecipe } from './bundled';

export const fourFeaturesRecipe: BundledRecipe = {
  key: 'four-features',
  name: 'Four features',
  description:
    'Momentum, trend, volume and the last return: the set of the example experiment. Few enough to see what each one does.',
  source: 'The example experiment that Longshort starts with',
  features: [
    { kind: 'rsi', period: 14 },
    { kind: 'slope', average: 'sma', period: 20, span: 5 },
    { kind: 'volumeZscore', period: 20 },
    { kind: 'return', period: 1 },
  ],
};
