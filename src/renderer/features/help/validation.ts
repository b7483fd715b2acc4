import type { Entry } from './entry';

/** How time is cut, and what several models of one run are for. */
export const validation: readonly Entry[] = [
  {
    name: 'Chronological split',
    text: 'One cut: the model is fitted on the first part, stopped by the second and judged on the third. Quick, and one period decides everything.',
  },
  {
    name: 'Walk-forward',
    text: 'The model is trained anew every day, week, month or so many bars on what came before, and trades until the next one is trained. The tests, put together in order of time, are the result: what one would have had. Rolling forgets the oldest bars, expanding never does.',
  },
  {
    name: 'Purged k-fold',
    text: 'Each of k stretches is judged by a model trained on all others, later ones too. Every row is tested once. It compares models on all there is; it is no back-test, since those models had seen the future of their tests.',
  },
  {
    name: 'Combinatorial purged',
    text: 'Every choice of k of N stretches is tested by a model trained on the rest. The tests make several back-test paths over the whole time, and so a distribution of the Sharpe ratio in place of one number. Lopez de Prado (2018), chapter 12.',
    formula: 'C(N, k) folds, C(N − 1, k − 1) paths',
  },
  {
    name: 'Purge and embargo',
    text: 'Rows that read what a test row reads, by their window or their label, are left out of training. With a number of bars, windows may reach over the edge and labels never. The embargo leaves out so many bars after a test besides.',
  },
  {
    name: 'A fold that is left out',
    text: 'One with too few rows, or whose training rows are all of one class. The plan and the run say which and why; the others go on, and its test rows have no forecast.',
  },
  {
    name: 'Seeds and the ensemble',
    text: 'Of each fold as many models are trained as there are seeds, alike but for their initial weights, dropout and order of rows. Figures are their mean ± standard deviation. What they say together, the mean of their probabilities or forecasts, is the ensemble: it is what trades, and what the charts show. Seeds follow one another from the first: with 5 of them, runs that begin at seed 1 and at seed 3 share three, so runs that are to be independent begin further apart.',
  },
  {
    name: 'Panel',
    text: 'One model learns from many series, each scaled by its own training rows unless you say otherwise. Splits cut by date, so all rows of a date come to one side. The account holds all series at once, by thresholds or as the best and worst of each date.',
  },
  {
    name: 'Account of a panel',
    text: 'Long and short positions are equal shares of the equity: n of them are worth 1/n each, so gross exposure is 100% whenever something is held. All are set anew, at costs, whenever one is entered, left or turned. A series without a bar on a date keeps its position; one that ends is closed at its last close, and what a delisting cost after it is in no figure. Drawn is an equal-weight index of all series, set anew at every close and free of costs; buy and hold holds them all and pays.',
  },
  {
    name: 'Calibration',
    text: 'Whether 60% means six times in ten. Platt fits a logistic curve to the validation rows, isotonic any rising one. On few rows isotonic may say 0 or 1, which costs a high log loss where it is wrong. Neither makes a model know more; both make its probabilities mean what they say.',
  },
  {
    name: 'Threshold from validation',
    text: 'In place of a fixed P(up), the one that earned most a bar after costs on the validation rows of each fold. Its curve shows how flat the top is: a sharp peak is luck.',
  },
];

/** What every run is compared with. */
export const baselineWords: readonly Entry[] = [
  {
    name: 'On the same folds',
    text: 'A baseline sees the same rows, features and costs as the LSTM, is fitted on the same training rows and judged on the same test rows. Random ones use the first seed.',
  },
  {
    name: 'Base rate',
    text: 'Chance: the shares of the classes among the training rows, or their mean, said of every test row. Who does not beat it knows nothing of tomorrow. Whether anything does is judged over all tests together, by Holm’s correction, since of many one comes out by luck.',
  },
  {
    name: 'Rules',
    text: 'Always up; persistence, which says that the last known outcome comes again; reversal, which says its opposite; buy and hold. They learn nothing, and are hard to beat.',
  },
  {
    name: 'Logistic regression, random forest, gradient boosting',
    text: 'The plain models that a recurrent one has to beat to be worth its trouble. They read all bars of a window side by side, where that is up to 256 numbers, else the last bar alone; forest (200 trees) and boosting come by themselves where they take seconds.',
  },
  {
    name: 'GRU and Transformer',
    text: 'Other sequence models, trained by TensorFlow.js with the same early stopping. Slower; add them to a finished run where you want to know.',
  },
  {
    name: 'EWMA, HAR, GARCH(1,1)',
    text: 'Of volatility: the exponentially weighted average of squared returns, the regression on the volatility of a day, a week and a month (Corsi 2009), and the standard model of econometrics. HAR is the one to beat.',
  },
  {
    name: 'Hidden Markov model',
    text: 'Of regimes: the state of a Gaussian model of returns and their volatility, known from the bars so far and carried ahead by its transitions. It reads no feature.',
  },
  {
    name: 'Better, worse, not shown',
    text: 'Each comparison is a paired test on the same rows: Diebold and Mariano of losses, McNemar of right and wrong, Ledoit and Wolf of Sharpe ratios. Better means p below 0.05. With twenty comparisons one of them is below by chance.',
  },
];
