import type { Entry } from './entry';

/** What the figures of a result are, and how they are computed. */
export const figures: readonly Entry[] = [
  {
    name: 'Mean ± s.d.',
    text: 'Of a run of several seeds: the mean of the seeds’ own figures and how far they scatter. Two runs that differ by less than that differ by luck. The ensemble stands beside it and is no mean of figures: averaging what the seeds say first often does better than the mean seed. With one seed there is no spread, and none is made up.',
    formula: '√( Σ (figure − mean)² / (seeds − 1) )',
  },
  {
    name: '95% interval',
    text: 'What else the same model might have scored, had the test period held other bars of the same kind: the figure over many periods drawn from it in blocks, so that neighbouring bars stay together. It says how much the length of the test leaves open, the deviation over seeds how much the training does.',
  },
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
    text: 'The mean recall of the classes. Always saying the same gives one half of two classes and one third of three, however frequent it is.',
    formula: 'mean over classes of right / rows of the class',
  },
  {
    name: 'Macro F1',
    text: 'Of three classes: the mean F1 of the classes that were said or happened.',
  },
  {
    name: 'MCC',
    text: 'Matthews’ correlation of what was said and what happened: 1 is perfect, 0 chance, whatever the shares of the classes.',
    formula: '(TP · TN − FP · FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN))',
  },
  {
    name: 'ROC AUC, PR AUC',
    text: 'How well P orders the rows, without any threshold. ROC AUC is the chance that a row that came true was given more than one that did not, 0.5 being chance; PR AUC is the average precision, where chance gives the share that came true.',
  },
  {
    name: 'Brier score',
    text: 'Mean squared distance of P from what happened; a coin scores 0.25. It is reliability, what is lost because probabilities do not come true as often as they say, less resolution, what is won by saying different ones, plus the uncertainty of the rows themselves.',
    formula: 'mean( (p − y)² ) = reliability − resolution + uncertainty + within bins',
  },
  {
    name: 'Expected calibration error',
    text: 'Over bins of equally many rows, the mean distance of the probability said from the share that came true.',
    formula: 'Σ rows / all · |said − came true|',
  },
  {
    name: 'IC, rank IC, ICIR',
    text: 'Correlation of what was said with the return over the horizon, of the values or of their ranks; of a panel the mean over its dates. ICIR is the mean of the ICs of months or dates over their deviation: how steady it is.',
  },
  {
    name: 'RMSE, MAE, MSE',
    text: 'How far forecasts were from outcomes: in returns, and of volatility in its logarithm. Squares weigh the large misses. Naive forecasts what the training rows did on average.',
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
    name: 'R² against the last',
    text: 'The same against forecasting the newest outcome that was known, which is hard to beat where outcomes persist, as volatility does.',
    formula: '1 − Σ e² / Σ (outcome − last known)²',
  },
  {
    name: 'QLIKE',
    text: 'Of variances, realised s against forecast f: weighs forecasts that were too low, and does not mind noise in s. 0 is perfect. Patton 2011.',
    formula: 'mean( s / f − ln(s / f) − 1 )',
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
