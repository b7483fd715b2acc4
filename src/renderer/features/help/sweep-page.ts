import type { Entry } from './entry';

/** How the page of a sweep is read. */
export const sweepPage: readonly Entry[] = [
  {
    name: 'History',
    text: 'The value of every trial by its number, and the best so far. A best that no longer falls after many trials says that more will bring little. Trials that failed stand at the edge with a cross, pruned ones are hollow and never the best.',
  },
  {
    name: 'Parallel coordinates',
    text: 'Every trial as a line through its settings and its value, the best in orange; it only passes an axis on which it has no value. Drag along an axis to select the trials that run through the stretch: the table shows them alone, and every other chart of the page leaves the others in the background. Filter does the same with figures typed in. What is selected by stands beside the tabs; its cross takes it away.',
  },
  {
    name: 'Pareto front',
    text: 'Of two objectives there is no best trial but a front: trials that no other beats in one without losing in the other. Choose on it by how much of the one you give for the other.',
  },
  {
    name: 'Importance',
    text: 'How much of the differences between trials each setting explains by itself, told from a forest fitted to them, with its deviation over the trees. Below it what two settings explain only together. Hutter, Hoos and Leyton-Brown 2014. A small share means that the setting did not matter within the range searched, not that it never does.',
    formula: 'variance of the mean over all other settings / variance of all',
  },
  {
    name: 'Slice and contour',
    text: 'A slice has the trials against one setting; a contour what the forest expects over two, all others averaged out, with the trials on it. Where there are no trials the surface is a guess. A best at the edge of a range asks for a wider range.',
  },
  {
    name: 'Intermediate values',
    text: 'The validation loss after each epoch of the first model of a trial, or after each fold: what pruners go by. At most 200 trials are drawn, half of them the best, the others the newest.',
  },
  {
    name: 'Timeline',
    text: 'Which worker was on which trial when. Gaps are waits: a proposal that learns from others cannot be made before they have ended.',
  },
  {
    name: 'Honesty of a sweep',
    text: 'The best of many trials looks good by luck alone. On the validation rows that the search went by, the deflated Sharpe ratio and the probability of overfitting say how much of the winner is left after all trials that were made.',
  },
  {
    name: 'Take into a run',
    text: 'Trains a trial anew as a run with several seeds and judges it on the test rows, which the search has never read. Each such run is a line of the trial ledger, so take few. The run names its trial, and the trial its runs.',
  },
  {
    name: 'Pause, stop, add trials',
    text: 'Pause lets the trials under way end; Continue makes the very trials that would have come. Stop gives up what is under way and keeps what has ended. Trials can be added to a sweep that is done or stopped, as if it had been asked for more from the start. One sweep is worked on at a time; the others wait, in an order that the page of sweeps changes.',
  },
];
