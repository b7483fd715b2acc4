import type { Entry } from './entry';

export const steps: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Import data',
    text: 'Press i, or drop a file, several or a folder onto the window: CSV, TSV or semicolon text, packed as .gz or .zip, or Parquet. Exports of Yahoo Finance, Stooq, Binance, MetaTrader, Alpha Vantage, Interactive Brokers, TradingView, Nasdaq Data Link and pandas are recognised by their look. Where a format leaves its time zone unsaid, the preview tells you whose clock it is. Correct what was recognised wrongly; read the findings before you press Import.',
  },
  {
    title: 'Look at it',
    text: 'On the Data page, open Quality: gaps, bad ticks, stale prices and splits that were not taken out are listed, each leads to its place on the chart, and remedies are recorded. No model recovers from wrong data.',
  },
  {
    title: 'Describe an experiment',
    text: 'Press n, or repeat a published study. Choose the features, what to predict, the lookback, the split, the model, the thresholds and the costs; the plan draws what each fold trains on and is judged by. Everything that changes a result is in the experiment; everything has a default.',
  },
  {
    title: 'Look at its features',
    text: 'Press g f. The page of features says, before anything is trained, which of them tell something of the label, which drift from split to split and which say the same twice. Switch off what you do not want, or start from a recipe, and apply.',
  },
  {
    title: 'Run it',
    text: 'Training goes on in a process of its own; the status bar shows the epoch and the time left. It stops when the validation loss no longer falls, and keeps the best weights.',
  },
  {
    title: 'Read the run',
    text: 'Compare test with validation, accuracy with always-up, equity with buy and hold, and count the trades. Few trades make every figure a guess. Baselines says whether the LSTM beats plainer models, Honesty what the number of your trials leaves of the Sharpe ratio, and the audit looks for leaks.',
  },
  {
    title: 'Search',
    text: 'Press the sign at the end of a field’s label to try many values of it, and Start sweep. Trials are judged on validation rows only; take the few worth keeping into runs with several seeds, which then see the test rows.',
  },
  {
    title: 'Compare runs',
    text: 'Change one thing at a time. Where two experiments differ by less than the seeds of one do, you have measured luck.',
  },
];

export const honesty: readonly string[] = [
  'The direction of daily returns is close to a coin toss. 51 to 54% accuracy out of sample is what careful studies of liquid markets find; 60% and more is first of all a reason to look for a leak.',
  'A figure of the test split is honest once. After you have changed an experiment because of it, the test split has become training data, and the next figure is too good.',
  'A signal from bar t is filled at the open of bar t+1. Scalers are fitted on training rows only, and rows between two splits are purged, so that no window or label reaches across the edge.',
  'Costs are always in. Where the gross curve rises and the net one does not, there is no strategy, only turnover.',
  'In a market that rises on 54% of its days, always saying up is 54% accurate. The baseline stands beside every accuracy for that reason.',
  'A Sharpe ratio from one year of daily bars has a standard error of about 1. A ratio of 1 from it cannot be told from 0.',
  'The same experiment on the same data and device gives the same bits. Another seed gives another result; the difference between seeds is the least error that any figure here has.',
  '“n/a” means that a figure is not defined, such as a Sharpe ratio without trades. It is neither 0 nor good nor bad.',
];

export const words: readonly Entry[] = [
  {
    name: 'Workspace',
    text: 'One file with everything in it: series, experiments, runs, weights. Copy it to back it up.',
  },
  {
    name: 'Series',
    text: 'The bars of one instrument at one interval, or values or an order book that an experiment joins.',
  },
  {
    name: 'Feature',
    text: 'A number computed at each bar from that bar and those before it. Its warm-up is the number of bars it needs before its first value.',
  },
  { name: 'Lookback', text: 'Bars in one input sequence of the model, the current one included.' },
  {
    name: 'Recipe',
    text: 'A named set of features. Some come with Longshort; your own are kept in the workspace and can be shared as a JSON file.',
  },
  {
    name: 'Label',
    text: 'What is predicted: what the close, horizon bars ahead, does against this one.',
  },
  {
    name: 'Split',
    text: 'Training rows fit the weights, validation rows decide when to stop, test rows judge. Once, or again and again in folds.',
  },
  {
    name: 'Fold',
    text: 'One set of training, validation and test rows. A run trains a model for each fold and seed.',
  },
  {
    name: 'Purge',
    text: 'Rows left out between two splits: lookback − 1 + horizon, so that no bar serves both sides.',
  },
  { name: 'Epoch', text: 'One pass over all training rows.' },
  {
    name: 'Seed',
    text: 'The number that initial weights, dropout and the order of batches come from. Same seed, same result. A run trains several.',
  },
  {
    name: 'Run',
    text: 'An experiment executed, with the spec, the hashes of its data and features, and the result. Its name, tags and note can be changed; nothing else.',
  },
  {
    name: 'Basis point',
    text: 'A hundredth of a per cent. Commission and slippage are charged on every fill.',
  },
  {
    name: 'Slippage',
    text: 'What a fill is worse than the open of its bar. Small for liquid instruments, never 0.',
  },
];
