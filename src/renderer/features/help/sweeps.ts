import type { Entry } from './entry';

/** How an experiment is searched. */
export const sweeps: readonly Entry[] = [
  {
    name: 'Sweep',
    text: 'Many versions of one experiment, tried one after the other and several at once. Point at a field of the experiment and press the sign at the end of its label: the field then holds a range or some words instead of one value. Everything else stays as the experiment says, and Run still runs it as it stands.',
  },
  {
    name: 'Trial of a sweep',
    text: 'One version: trained on every fold, judged on validation rows alone. Test rows are neither read nor counted until you take a trial into a run, so a sweep of a thousand trials costs one look at the test period, not a thousand.',
  },
  {
    name: 'Range, log',
    text: 'Whole or real numbers from one end to the other, both included. With log, as many trials fall between 0.0001 and 0.001 as between 0.001 and 0.01: right for learning rates, units and lookbacks. Or give steps, or a list of values.',
  },
  {
    name: 'Only when',
    text: 'Momentum matters to SGD alone. A field that belongs to one value of another is searched only in trials that have it; the form sees to that, and you can change it under the three dots of the field.',
  },
  {
    name: 'Features in a sweep',
    text: 'The sign at the end of a row tries to do without that feature; the sign behind a parameter searches the parameter. Sweep sets chooses between whole sets: the features as listed, recipes, and sets that you kept.',
  },
  {
    name: 'What cannot be searched',
    text: 'Series, dates, panel and joined series, since they are the question; costs, since the cheapest would always win; seeds, since the best seed is luck. Thresholds and calibration are fitted on the validation rows of each trial.',
  },
  {
    name: 'Objective',
    text: 'The figure on validation rows that trials are judged by, its mean over folds and seeds. In favour of what is steady counts so many of its standard deviations against it. It must mean the same in every trial: a search over labels or horizons cannot be judged by the loss.',
    formula: 'mean − k · s.d.; mean + k · s.d. where less is better',
  },
  {
    name: 'Device in a sweep',
    text: 'With auto a sweep takes the native kernels where they are there, so that every trial comes out the same whenever it is made. Choose WebGPU to train trials of one shape together on a graphics card.',
  },
  {
    name: 'TPE',
    text: 'Splits the trials so far into good and bad ones, and tries where the good are dense and the bad are not. Takes conditions, words and whole numbers alike. Bergstra and others 2011.',
  },
  {
    name: 'CMA-ES',
    text: 'Draws trials around a centre, and moves and shapes the cloud after those that were best. For numbers above all; words get chances of their own. Hansen 2016.',
  },
  {
    name: 'NSGA-II',
    text: 'For two objectives, say Sharpe ratio and drawdown: breeds generations towards the front, the trials that are better in one only at the cost of the other. Deb and others 2002.',
  },
  {
    name: 'Sobol, random, grid',
    text: 'None of them learns. Sobol’s points cover the space more evenly than chance; a grid makes every combination once, in a drawn order, so that it can be ended early. Good for seeing what matters before a narrower search.',
  },
  {
    name: 'Pruner',
    text: 'Stops trials that lag behind by their validation loss, to spend the time on others. Median compares with the others at the same epoch; ASHA lets the best part of each rung go on; Hyperband runs several such ladders, so that slow starters have a chance.',
  },
  {
    name: 'Trials at once',
    text: 'A proposal learns only from trials so many before it, whichever happen to have ended. So a sweep that is paused, killed or run on more processors makes the same trials. A budget of hours is the exception: how far it comes depends on the machine.',
  },
];
