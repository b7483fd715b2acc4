import { volatilityRecipe } from '../recipes/volatility';
import type { ReplicationDefinition } from './definition';

/** Whether an LSTM forecasts volatility better than three averages do. */
export const harVolatility: ReplicationDefinition = {
  about: {
    key: 'harVolatility',
    title: 'HAR against the LSTM, volatility',
    summary:
      'How much will the market move over the next week? An LSTM over the volatility set beside HAR, EWMA and GARCH on the same walk-forward folds.',
    source:
      'Corsi, "A Simple Approximate Long-Memory Model of Realized Volatility" (Journal of Financial Econometrics 7(2), 2009); Audrino and Chassot, "HARd to Beat" (arXiv:2406.08041, 2024): 1,445 stocks',
    departures: [
      'The studies measure volatility by returns within the day; here it is that of daily returns, which is noisier, so only the order of the models can be compared.',
    ],
    needsPanel: false,
    figures: [
      {
        what: 'QLIKE of the model less that of HAR',
        published: '0 or more: no machine-learning model beats a well-fitted HAR',
        own: { path: 'forecast.qlike', less: 'har', format: 'number' },
      },
      {
        what: 'QLIKE of the model less that of GARCH(1,1)',
        published: 'not compared',
        own: { path: 'forecast.qlike', less: 'garch', format: 'number' },
      },
    ],
  },
  spec: {
    name: 'HAR against LSTM',
    features: [...volatilityRecipe.features],
    label: { kind: 'volatility', horizon: 5 },
    window: { lookback: 22 },
    split: {
      kind: 'walkForward',
      window: 'expanding',
      length: 1250,
      retrain: { every: 12, unit: 'months' },
    },
    model: { layers: 1, hidden: 32, dropout: 0.1 },
    training: { epochs: 40, batch: 64, learningRate: 0.001, patience: 8 },
    baselines: ['lastValue', 'ewma', 'har', 'garch'],
  },
};
