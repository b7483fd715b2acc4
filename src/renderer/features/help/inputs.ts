import type { Entry } from './entry';

/** Features, formulas and scalers: what a model sees. */
export const inputs: readonly Entry[] = [
  {
    name: 'Formula',
    text: 'A feature of your own: numbers, the columns open, high, low, close and volume, the signs + - * / ^, comparisons (1 or 0), functions, and every feature by its name. Windows are numbers of bars. lag(close, 1) is the close of the bar before; no function reads a later bar. Until every window is filled the value is n/a.',
    formula: 'zscore(log(close / sma(close, 20)), 60)',
  },
  {
    name: 'Calendar features',
    text: 'Weekday, turn of the month and time of day come from the times of the bars in UTC. Take sine and cosine together. Time of day says nothing on daily bars.',
  },
  {
    name: 'Scaler',
    text: 'Brings every feature to a like size, fitted on training rows only: by mean and standard deviation, by least and most, by median and quartiles (outliers pull less), or by quantiles (the shape becomes normal or uniform). What lies beyond the training rows stays beyond, but for quantiles, which clip it.',
  },
];
