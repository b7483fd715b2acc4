import { z } from 'zod';
import { pairedTest } from './run-report';
import { splitName } from './runs';
import { column } from './series';

const figure = z.number().nullable();
/** One figure for every two runs: values[i][j] in the order of the runs; null where undefined. */
const pairs = z.array(z.array(figure).readonly()).readonly();

export const comparisonAsk = z.strictObject({
  ids: z.array(z.int()).min(2, 'must name at least two runs').max(20, 'must name 20 runs at most'),
  split: splitName,
  /** Bars that a rolling Sharpe ratio looks back. */
  rollingBars: z.int().min(10).max(5000).default(63),
});
export type ComparisonAsk = z.infer<typeof comparisonAsk>;

/** How a run went over time, thinned to what a chart can show: the last value of each stretch, of the drawdown the deepest. */
const runCourse = z.object({
  id: z.int(),
  time: column,
  /** Value of 1 invested at the start, after costs. */
  equity: column,
  /** Loss from the peak so far, as a share, zero or negative. */
  drawdown: column,
  /** Annualised, NaN until there are enough bars. */
  rollingSharpe: column,
  buyAndHold: column,
  /** Shares of the bars by what was said of them, in the bins of the histogram; of what has no P(up) empty. */
  probabilities: z.array(z.number()).readonly(),
  /** Bars of the split, and those with a position. */
  bars: z.int(),
  heldBars: z.int(),
});
export type RunCourse = z.infer<typeof runCourse>;

/** Finished runs side by side over one split. */
export const comparisonReport = z.object({
  runs: z.array(runCourse).readonly(),
  /** Edges of the bins of P(up), one more than there are bins. */
  edges: z.array(z.number()).readonly(),
  /** Correlation of the accounts' returns on the bars that both have, and how many these are. */
  correlation: pairs,
  commonBars: z.array(z.array(z.int()).readonly()).readonly(),
  /** Of the bars on which either holds a position, the share on which both hold the same side; and trades entered on the same bar and side. */
  positionOverlap: pairs,
  tradeOverlap: pairs,
});
export type ComparisonReport = z.infer<typeof comparisonReport>;

/** A run tested against the one that all are compared with, on the test rows that both have. */
export const comparedTest = pairedTest.extend({
  id: z.int(),
  /** Corrected for the number of runs that are tested (Holm); null where p is. */
  corrected: figure,
});
export type ComparedTest = z.infer<typeof comparedTest>;

export const comparedTests = z.object({
  reference: z.int(),
  tests: z.array(comparedTest).readonly(),
  /** Why some are missing, as sentences: other labels, no bars in common. */
  notes: z.array(z.string()).readonly(),
});
export type ComparedTests = z.infer<typeof comparedTests>;
