import { alpha158Recipe } from '../recipes/alpha158';
import type { ReplicationDefinition } from './definition';

/** The settings of workflow_config_lstm_Alpha158.yaml in Qlib's examples/benchmarks/LSTM. */
export const qlibLstm: ReplicationDefinition = {
  about: {
    key: 'qlibLstm',
    title: 'Qlib, LSTM on 20 features of Alpha158',
    summary:
      'Which stocks of an index do better tomorrow? 20 features of Alpha158 over 20 days, two layers of 64 units; judged by the information coefficient.',
    source:
      'Yang et al., "Qlib: An AI-oriented Quantitative Investment Platform" (arXiv:2009.11189, 2020) and its table of benchmarks: CSI 300, trained 2008 to 2014, tested 2017 to 2020, mean and deviation of 20 seeds',
    departures: [
      'Qlib learns the return from the close of tomorrow to that of the day after, ranked among all stocks of the date; here it is the return over one bar as it is.',
      'Qlib scales robustly and clips at 3 deviations; here nothing is clipped.',
      "Qlib's account holds the 50 best and drops 5 a day; here the best 50 are held at each date.",
      'The table has 20 seeds; five are trained unless you ask for more.',
    ],
    needsPanel: true,
    figures: [
      {
        what: 'IC, mean over dates',
        published: '0.0318; linear 0.0397 and LightGBM 0.0448 on all of Alpha158',
        own: { path: 'information.ic', less: null, format: 'number' },
      },
      {
        what: 'ICIR',
        published: '0.2367 ± 0.04',
        own: { path: 'information.icir', less: null, format: 'number' },
      },
      {
        what: 'Rank IC, mean over dates',
        published: '0.0435',
        own: { path: 'information.rankIc', less: null, format: 'number' },
      },
      {
        what: 'Return a year above the index',
        published: '3.81% ± 3; linear 6.92%, LightGBM 9.01% on all of Alpha158',
        own: null,
      },
    ],
  },
  spec: {
    name: 'Qlib LSTM, Alpha158 20',
    features: [...alpha158Recipe.features],
    label: { kind: 'simpleReturn', horizon: 1 },
    window: { lookback: 20 },
    scaler: { kind: 'robust', by: 'panel' },
    split: { kind: 'chronological', train: 0.55, validation: 0.16, test: 0.29 },
    model: { layers: 2, hidden: 64, dropout: 0 },
    training: { epochs: 200, batch: 800, loss: 'squared', learningRate: 0.001, patience: 10 },
    decision: { long: 0.5, top: 50 },
    costs: { commissionBp: 10, slippageBp: 0 },
  },
};
