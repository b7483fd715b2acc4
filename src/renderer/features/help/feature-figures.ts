import type { Entry } from './entry';

/** What the figures of features mean, before anything is trained on them. */
export const featureFigures: readonly Entry[] = [
  {
    name: 'Information coefficient',
    text: 'Correlation of the feature with the return over the label’s horizon, on training rows only: of values (IC) and of ranks (rank IC). 0.02 to 0.05 is what good features of liquid markets have. Nothing of validation and test rows goes into it, so you may choose by it and still be judged honestly.',
    formula: 'corr(feature at t, ln(close at t + horizon / close at t))',
  },
  {
    name: 't',
    text: 't-statistic of the IC. Returns over several bars overlap, so its standard error allows for horizon − 1 neighbours (Newey and West, 1987). Of 50 features that say nothing, two or three are beyond ±2.',
  },
  {
    name: 'Mutual information',
    text: 'What knowing the feature says about the label, in nats, whatever the shape of the dependence; on training rows, from ten quantile bins, less Miller’s bias. Around 0 for a feature that says nothing, so a little below 0 is 0. A coin that the feature decides has 0.69.',
  },
  {
    name: 'PSI',
    text: 'Population stability index: how far validation or test rows have moved between ten bins that hold a tenth of the training rows each. Below 0.1 is no shift to speak of, above 0.25 a large one: the model is then asked about values it has hardly seen. Price levels drift by their nature; returns and distances do not.',
    formula: 'Σ (share − training share) · ln(share / training share)',
  },
  {
    name: 'KS',
    text: 'Kolmogorov-Smirnov statistic: the largest gap between two cumulative distributions. Its p-value takes rows for independent; those of neighbouring bars are not, so it is too small where the autocorrelation is high.',
  },
  {
    name: 'Autocorrelation',
    text: 'Correlation of the feature with itself some bars earlier. Near 1 the feature hardly changes from bar to bar, and far fewer values than rows are independent.',
  },
  {
    name: 'Correlations',
    text: 'Of every feature with every other, on training rows. Of two beyond ±0.95 one is enough: the other only adds weights to be fitted.',
  },
];
