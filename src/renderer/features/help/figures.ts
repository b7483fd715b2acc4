import type { Entry } from './entry';

/** What the figures of a result are, and how they are computed. */
export const figures: readonly Entry[] = [
  {
    name: 'Accuracy',
    text: 'Share of bars whose direction was said rightly, at P(up) above 0.5. It stands beside every label, so that all runs can be compared.',
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
    name: 'Balanced accuracy',
    text: 'Of movements: the mean recall of the three classes. Always saying the same gives one third, however frequent it is.',
    formula: 'mean over classes of right / rows of the class',
  },
  {
    name: 'Macro F1',
    text: 'Of movements: the mean F1 of the classes that were said or happened.',
  },
  {
    name: 'RMSE, MAE, MSE',
    text: 'Of returns: how far forecasts were from outcomes, in log returns. Squares weigh the large misses. Naive forecasts what the training rows did on average.',
    formula: '√mean(e²), mean|e|, mean(e²), e = outcome − forecast',
  },
  {
    name: 'R²',
    text: "Share of the variance explained, against the split's own mean. Below 0 is worse than knowing that mean.",
    formula: '1 − Σ e² / Σ (outcome − mean)²',
  },
  {
    name: 'R² against no change',
    text: 'The same against forecasting 0, which anybody could have done. For daily returns a hundredth is much.',
    formula: '1 − Σ e² / Σ outcome²',
  },
  {
    name: 'Coverage',
    text: 'Share of outcomes within the band of the forecast. A band of 80% that holds 95% is too wide, one that holds 60% too sure of itself.',
    formula: 'outcomes with low ≤ outcome ≤ high / outcomes',
  },
  {
    name: 'Neg. log likelihood',
    text: 'How surprised a Gaussian forecast was, in nats; lower is better. It judges the mean and the width of the band at once.',
    formula: 'mean( ln σ + ln(2π) / 2 + (outcome − μ)² / (2 σ²) )',
  },
  {
    name: 'Pinball loss',
    text: 'How far quantile forecasts were off, each side weighed by its level; lower is better.',
    formula: 'mean( max(q e, (q − 1) e) ), e = outcome − quantile',
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
