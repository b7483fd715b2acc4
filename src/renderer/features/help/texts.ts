interface Entry {
  readonly name: string;
  readonly text: string;
  readonly formula?: string;
}

export const steps: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Import data',
    text: 'Press i, or drop a CSV file onto the window. Correct what was recognised wrongly; read the findings before you press Import.',
  },
  {
    title: 'Look at it',
    text: 'On the Data page, look for gaps, jumps that are splits, and stale prices. No model recovers from wrong data.',
  },
  {
    title: 'Describe an experiment',
    text: 'Press n. Choose the features, the lookback, the split, the model, the thresholds and the costs. Everything that changes a result is in the experiment; everything has a default.',
  },
  {
    title: 'Run it',
    text: 'Training goes on in a process of its own; the status bar shows the epoch and the time left. It stops when the validation loss no longer falls, and keeps the best weights.',
  },
  {
    title: 'Read the run',
    text: 'Compare test with validation, accuracy with always-up, equity with buy and hold, and count the trades. Few trades make every figure a guess.',
  },
  {
    title: 'Compare runs',
    text: 'Change one thing at a time, or only the seed. If two seeds differ more than two experiments do, you have measured luck.',
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

export const metrics: readonly Entry[] = [
  {
    name: 'Accuracy',
    text: 'Share of bars whose direction was said rightly, at P(up) above 0.5.',
    formula: '(TP + TN) / (TP + TN + FP + FN)',
  },
  { name: 'Precision', text: 'Of the bars said to rise, the share that rose.', formula: 'TP / (TP + FP)' },
  { name: 'Recall', text: 'Of the bars that rose, the share said to rise.', formula: 'TP / (TP + FN)' },
  {
    name: 'F1',
    text: 'Harmonic mean of precision and recall.',
    formula: '2 · precision · recall / (precision + recall)',
  },
  {
    name: 'Log loss',
    text: 'How surprised the model was, in nats; lower is better. Always saying 0.5 gives 0.6931. It judges the probabilities, accuracy only their side.',
    formula: '−mean( y · ln p + (1 − y) · ln(1 − p) )',
  },
  {
    name: 'Sharpe',
    text: 'Mean return per bar over its standard deviation, annualised by the bars a year of the data itself; risk-free rate 0, after costs.',
    formula: 'mean(r) / sd(r) · √(bars per year)',
  },
  {
    name: 'Max drawdown',
    text: 'Largest loss from a peak of the equity.',
    formula: 'max over t of 1 − equity(t) / max over s ≤ t of equity(s)',
  },
  {
    name: 'Return',
    text: 'Over the whole split, after costs; the gross one is the same trades without costs.',
    formula: 'last equity / first equity − 1',
  },
  {
    name: 'Costs paid',
    text: 'Commission and slippage of all fills together, as a share of the starting equity.',
    formula: 'Σ traded amount · (commission + slippage) / starting equity',
  },
  {
    name: 'CAGR',
    text: 'Growth a year that, compounded, gives the final equity.',
    formula: '(last equity / first equity)^(bars per year / (bars − 1)) − 1',
  },
  {
    name: 'Volatility',
    text: 'Standard deviation of the returns, annualised.',
    formula: 'sd(r) · √(bars per year)',
  },
  {
    name: 'Win rate',
    text: 'Share of trades that earned something after costs. Says nothing without the size of wins and losses.',
    formula: 'trades with a net return above 0 / trades',
  },
  { name: 'Exposure', text: 'Share of bars with a position.', formula: 'bars with a position / bars' },
  {
    name: 'Turnover',
    text: 'Amount traded a year in multiples of the equity, both sides counted. Times the costs a side it is what trading takes from a year.',
    formula: 'Σ |traded amount| / equity, per year',
  },
  {
    name: 'Buy and hold',
    text: 'The same figures for buying at the open of the second bar of the split, the first at which the strategy could trade, with the same costs, and selling at its last close.',
  },
];

export const words: readonly Entry[] = [
  {
    name: 'Workspace',
    text: 'One file with everything in it: series, experiments, runs, weights. Copy it to back it up.',
  },
  { name: 'Series', text: 'The bars of one instrument at one interval.' },
  {
    name: 'Feature',
    text: 'A number computed at each bar from that bar and those before it. Its warm-up is the number of bars it needs before its first value.',
  },
  { name: 'Lookback', text: 'Bars in one input sequence of the model, the current one included.' },
  { name: 'Label', text: 'What is predicted: whether the close, horizon bars ahead, is above this one.' },
  {
    name: 'Split',
    text: 'Training rows fit the weights, validation rows decide when to stop, test rows judge. They follow each other in time.',
  },
  {
    name: 'Purge',
    text: 'Rows left out between two splits: lookback − 1 + horizon, so that no bar serves both sides.',
  },
  { name: 'Epoch', text: 'One pass over all training rows.' },
  {
    name: 'Seed',
    text: 'The number that initial weights, dropout and the order of batches come from. Same seed, same result.',
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
