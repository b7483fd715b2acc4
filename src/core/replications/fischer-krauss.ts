import type { ReplicationDefinition } from './definition';

/** Fischer and Krauss 2018, on the panel that the user imports. */
export const fischerKrauss: ReplicationDefinition = {
  about: {
    key: 'fischerKrauss',
    title: 'Fischer and Krauss 2018',
    summary:
      'Which stocks beat the median of all tomorrow? One feature, the standardised daily return, over 240 days; long the best ten, short the worst ten.',
    source:
      'Fischer and Krauss, "Deep learning with long short-term memory networks for financial market predictions" (European Journal of Operational Research 270(2), 2018): members of the S&P 500, 1992 to 2015',
    departures: [
      'The study trades those that were members of the index at the time. A panel of the members of today survived: its figures are too good.',
      'The study has a head of two outputs, this one of one, which is the same model with 26 parameters less.',
      'Five seeds are trained where the study has one; batches are of 512 rows, which it does not state.',
    ],
    needsPanel: true,
    figures: [
      {
        what: 'Sharpe ratio, a year',
        published: '5.8 before costs, 1993 to 2015; about nothing after costs since 2010',
        own: { path: 'trading.sharpe', less: null, format: 'number' },
      },
      { what: 'Return a day', published: '0.46% before costs', own: null },
      { what: 'Parameters', published: '2,752', own: null },
    ],
  },
  spec: {
    name: 'Fischer and Krauss 2018',
    features: [{ kind: 'return', period: 1 }],
    label: { kind: 'aboveMedian', horizon: 1 },
    window: { lookback: 240 },
    scaler: { kind: 'zscore', by: 'panel' },
    split: {
      kind: 'walkForward',
      window: 'rolling',
      length: 750,
      retrain: { every: 250, unit: 'bars' },
      validation: 0.2,
      purge: 1,
    },
    model: { layers: 1, hidden: 25, dropout: 0.1 },
    training: { epochs: 1000, batch: 512, optimizer: 'rmsprop', learningRate: 0.001, patience: 10 },
    decision: { long: 0.5, short: 0.5, top: 10 },
    costs: { commissionBp: 5, slippageBp: 0 },
  },
};
