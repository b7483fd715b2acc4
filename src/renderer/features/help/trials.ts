import type { Entry } from './entry';

/** What keeps a Sharpe ratio honest: how much was tried for it, and what was kept from trying. */
export const trials: readonly Entry[] = [
  {
    name: 'Trial',
    text: 'One look at test data that a choice may rest on: a run, a threshold tried on the test rows, a repeat that came out otherwise, a vault opened. Baselines are on record but do not count, since nobody picks them for their result; nor does what shows the same returns as before.',
  },
  {
    name: 'Trial ledger',
    text: 'Every trial ever made in the workspace. It is written together with the result, no line is ever changed, and deleting a run takes none back. Trials belong together where they share a series, by its name, or the very same data under another name, and where their test periods overlap; bars of another length, adjusted prices or other joined series make no other period of it.',
  },
  {
    name: 'Effective trials',
    text: 'Trials that go up and down together are nearly one. With the mean correlation r of their returns, M trials amount to fewer.',
    formula: 'r + (1 − r) · M',
  },
  {
    name: 'PSR, probabilistic Sharpe ratio',
    text: 'The chance that the true Sharpe ratio is above 0, given how many returns there are and how skewed and heavy-tailed they are, as if nothing else had been tried. Ratios are per bar; g3 is the skewness and g4 the kurtosis, 3 of a normal distribution. Bailey and López de Prado 2012.',
    formula: 'Φ( (SR − SR*) · √(T − 1) / √(1 − g3 · SR + (g4 − 1) / 4 · SR²) )',
  },
  {
    name: 'Luck alone',
    text: 'The Sharpe ratio that the best of N effective trials without any skill would show; V is the variance of the ratios over the trials, g is 0.5772.',
    formula: '√V · ( (1 − g) · Φ⁻¹(1 − 1/N) + g · Φ⁻¹(1 − 1/(N·e)) )',
  },
  {
    name: 'Deflated Sharpe ratio',
    text: 'The PSR against what luck alone would show instead of against 0: the chance that there is more to a run than its having been picked. It falls with every further trial on the period, also for runs made before. Bailey and López de Prado 2014.',
    formula: 'PSR(luck alone)',
  },
  {
    name: 'Shortest record',
    text: 'Minimum track record length: how many returns like these it takes to say with 95% that the Sharpe ratio is above 0.',
    formula: '1 + (1 − g3 · SR + (g4 − 1) / 4 · SR²) · (Φ⁻¹(0.95) / SR)²',
  },
  {
    name: 'PBO, probability of backtest overfitting',
    text: 'Time is cut into 16 blocks, and in each of the 12,870 ways to choose half of them the trial that is best there is judged on the other half. PBO is how often it is no better than the middle: near 0 the ranking means something, one half is a coin toss. Taken over the distinct trials that have at least 80% of the bars of the run. Bailey, Borwein, López de Prado and Zhu 2017.',
    formula: 'share of splits with ln( w / (1 − w) ) ≤ 0, w the relative rank on the other half',
  },
  {
    name: 'Test vault',
    text: 'A period of a series, locked on its page under Data or with vault lock. Until it is opened nothing is trained or tested on it, no threshold is tried, no baseline fitted and no statistic of features computed, since those read labels; its prices stay visible. It stays locked when the series is renamed; it does not cover series that are joined, nor the same file imported under another name, whose runs the ledger counts all the same. Opening it is for good, its reason is kept, and it counts as a trial.',
  },
];
