import type { ForecastMetrics, MovementMetrics, SplitMetrics, Trading } from '@shared/runs';

export const classified = {
  accuracy: 0.5,
  precision: 0.5,
  recall: 1,
  f1: 0.6,
  logLoss: 0.69,
  confusion: { tp: 1, fp: 1, tn: 0, fn: 0 },
  balancedAccuracy: 0.5,
  mcc: 0,
  rocAuc: 0.5,
  prAuc: 0.5,
  brier: 0.25,
};

export const traded = (totalReturn: number): Trading => ({
  sharpe: 1,
  maxDrawdown: 0.1,
  winRate: 1,
  cagr: 0.1,
  totalReturn,
  grossTotalReturn: totalReturn,
  volatility: 0.2,
  exposure: 1,
  turnover: 1,
  trades: 1,
  costs: 0.001,
});

const errors = {
  mse: 0.0000964,
  rmse: 0.00982,
  mae: 0.007,
  r2: -0.001,
  r2VsZero: 0.002,
  coverage: 0.81,
  nll: null,
  pinball: null,
  r2VsLag: null,
  qlike: null,
};

export const forecast: ForecastMetrics = {
  ...errors,
  nominalCoverage: 0.8,
  naive: { ...errors, rmse: 0.00985, r2VsZero: 0 },
};

const called = {
  accuracy: 0.4,
  balancedAccuracy: 0.38,
  macroF1: 0.35,
  logLoss: 1.09,
  confusion: [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ],
};

export const movement: MovementMetrics = {
  ...called,
  classes: ['down', 'flat', 'up'],
  mostFrequent: { ...called, balancedAccuracy: 1 / 3, class: 'flat' },
};

/** Of a run with the label direction. */
export const split: SplitMetrics = {
  ...classified,
  rows: 2,
  firstTime: 0,
  lastTime: 1,
  upShare: 0.5,
  alwaysUp: classified,
  movement: null,
  forecast: null,
  information: null,
  overSeeds: {},
  intervals: {},
  trading: traded(0.1),
  buyAndHold: traded(0.2),
};
