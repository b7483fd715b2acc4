import { z } from 'zod';
import { trading } from './runs';

const figure = z.number().nullable();

/**
 * What was looked at on a test period. `run`, `sweep` and `threshold` are evaluations of the user's own models; a `rerun` repeats a run;
 * `vault` is the opening of a locked period; a `baseline` comes with a run and an `audit` gives no figure of trading.
 */
export const trialKinds = ['run', 'sweep', 'rerun', 'threshold', 'vault', 'baseline', 'audit'] as const;
export type TrialKind = (typeof trialKinds)[number];

/** One line of the ledger. */
export const trial = z.object({
  id: z.int(),
  /** Milliseconds since 1970, UTC, as all times here. */
  madeAt: z.number(),
  kind: z.enum(trialKinds),
  /** Run that it was made with; it may be deleted by now, and null where there never was one. */
  runId: z.int().nullable(),
  title: z.string(),
  series: z.array(z.string()).readonly(),
  /** First and last row of the test. */
  firstTime: z.number(),
  lastTime: z.number(),
  /** Annualised, after costs; null where undefined. */
  sharpe: figure,
  /**
   * Whether it counts as a trial. Baselines and audits do not, since nobody picks them for their result; nor does what repeats an
   * evaluation of the same run to the same returns, since nothing new was seen.
   */
  counts: z.boolean(),
});
export type Trial = z.infer<typeof trial>;

/** Probability of backtest overfitting over the trials of a period, or why there is none. */
export const overfitting = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('undefined'), reason: z.string() }),
  z.object({
    kind: z.literal('judged'),
    /** Distinct trials compared, on so many bars that all of them have, cut into so many blocks. */
    trials: z.int(),
    bars: z.int(),
    blocks: z.int(),
    splits: z.int(),
    probability: figure,
    /** Share of splits in which the best in sample loses money out of sample. */
    probabilityOfLoss: figure,
    /** Sharpe ratio out of sample gained for one more in sample, over the splits; below 0 the ranking is worth less than nothing. */
    slope: figure,
    r2: figure,
    /** Annualised Sharpe ratio of the best in sample: there, and out of sample; means over the splits. */
    inSample: figure,
    outOfSample: figure,
    /** Distribution of ln(w / (1 - w)) of its relative rank w out of sample: edges of bins, and shares of the splits in them. */
    logits: z.object({ edges: z.array(z.number()).readonly(), shares: z.array(z.number()).readonly() }),
  }),
]);
export type OverfittingReport = z.infer<typeof overfitting>;

/** What stands beside the Sharpe ratio of a run on its test rows. Shares: 0.9 is 90 %. */
export const honestyReport = z.object({
  runId: z.int(),
  /** All of it in a sentence or two. */
  verdict: z.string(),
  firstTime: z.number(),
  lastTime: z.number(),
  /** Returns of the account, and the years that they span. */
  returns: z.int(),
  years: figure,
  /** Trials that count on this data and period, this run among them. */
  trials: z.int(),
  /** What they amount to, had they nothing in common. */
  effectiveTrials: z.number(),
  /** Mean correlation of their returns, pair by pair; null where fewer than two have returns. */
  meanCorrelation: figure,
  /** Annualised Sharpe ratio of the run, and its deviation over the trials. */
  sharpe: figure,
  sharpeDeviation: figure,
  /** Chance that the true ratio is above 0, as if nothing else had been tried. */
  probabilistic: figure,
  /** Annualised: what the best of so many trials without skill would show. */
  luckySharpe: figure,
  /** Chance that the true ratio is above that. */
  deflated: figure,
  /** Returns, and years, needed to say with 95 % that the ratio is above 0; null where it is not. */
  minimumReturns: figure,
  minimumYears: figure,
  overfitting,
  /** The newest of what is on record on this data and period, with what does not count. */
  ledger: z.array(trial).readonly(),
  /** How many there are in all. */
  recorded: z.int(),
});
export type HonestyReport = z.infer<typeof honestyReport>;

/** What stands beside the Sharpe ratio of a run in lists. */
export const runHonesty = honestyReport.pick({
  runId: true,
  trials: true,
  probabilistic: true,
  deflated: true,
});
export type RunHonesty = z.infer<typeof runHonesty>;

/** A period of a series that is kept from training and testing until it is opened. */
export const vault = z.object({
  id: z.int(),
  series: z.string(),
  /** First and last day, inclusive, such as 2008-12-31, UTC. */
  from: z.string(),
  to: z.string(),
  note: z.string(),
  lockedAt: z.number(),
  /** Null while it is locked; once opened it stays so. */
  openedAt: z.number().nullable(),
  openedFor: z.string().nullable(),
  /** Trials that count and had been made on it before it was locked. */
  trialsBefore: z.int(),
});
export type Vault = z.infer<typeof vault>;

/** What other thresholds would have made of the test rows of a run. */
export const thresholdTrial = z.object({
  trading,
  /** False where the account came out as one of this run that is on record: nothing new was seen then. */
  counts: z.boolean(),
});
export type ThresholdTrial = z.infer<typeof thresholdTrial>;
