import { fourFeaturesRecipe } from '../recipes/four-features';
import type { ReplicationDefinition } from './definition';

/** Ten days of four features, as the bundled example has it, with the honest range of such a model beside it. */
export const tenDays: ReplicationDefinition = {
  about: {
    key: 'tenDays',
    title: 'Ten days, four features',
    summary:
      'Is the next close higher? An LSTM over ten daily bars of four features, long where P(up) is above 0.6.',
    source:
      'No single study: the range that daily direction forecasts of liquid markets reach where nothing leaks, after the studies that this list replicates.',
    departures: [],
    needsPanel: false,
    figures: [
      {
        what: 'Accuracy, daily direction',
        published: '51 to 54%; 60% and more is a leak until shown otherwise',
        own: { path: 'accuracy', less: null, format: 'share' },
      },
      {
        what: 'Accuracy above always saying up',
        published: 'about 0',
        own: { path: 'accuracy', less: 'alwaysUp', format: 'share' },
      },
    ],
  },
  spec: {
    name: 'Ten days, four features',
    features: [...fourFeaturesRecipe.features],
    label: { kind: 'direction', horizon: 1 },
    window: { lookback: 10 },
    model: { layers: 1, hidden: 32, dropout: 0.1 },
    training: { epochs: 40, batch: 64, learningRate: 0.001, patience: 8 },
    decision: { long: 0.6 },
  },
};
