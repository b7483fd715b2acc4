import { z } from 'zod';

export const labelKinds = [
  'direction',
  'movement',
  'return',
  'simpleReturn',
  'volatility',
  'regime',
  'tripleBarrier',
  'meta',
  'aboveMedian',
] as const;
export type LabelKind = (typeof labelKinds)[number];

const positive = z.number().gt(0, 'must be above 0');
const barrier = positive.max(100).nullable().default(2);

export const labelSpec = z.strictObject({
  /**
   * What happens over the horizon: `direction`, whether the close rises; `movement`, whether it falls, stays within the band or
   * rises; `return`, its log return; `simpleReturn`, its return as a share; `volatility`, the log of the volatility realised; `regime`, bear,
   * sideways or bull at its end; `tripleBarrier`, which barrier is touched first; `meta`, whether the bet of a simple rule makes money;
   * `aboveMedian`, whether a series of the panel beats the median of all.
   */
  kind: z.enum(labelKinds).default('direction'),
  /** Bars ahead: 1 asks about the next bar's close against this one's. Of `tripleBarrier` and `meta`, bars until time runs out. */
  horizon: z.int().min(1).max(1000).default(1),
  /** Of `movement`: a return within this many basis points of 0, either way, is flat. */
  band: positive.max(10_000).default(20),
  /** Of `regime`: told by the rule of rises and falls, or by a hidden Markov model fitted to the training rows. */
  regimes: z.enum(['rule', 'markov']).default('rule'),
  /** Of `regime` by rule: shares that the close must rise or fall by, and bars without a new extreme that make it sideways. */
  rise: positive.max(10).default(0.1),
  fall: positive.lt(1, 'must be below 1').default(0.1),
  stall: z.int().min(1).max(10_000).default(60),
  /** Of `tripleBarrier` and `meta`: distances of the barriers in volatilities of a bar; null for none. Of `meta` profit and stop. */
  upper: barrier,
  lower: barrier,
  /** Of both: bars that the volatility is taken over. */
  volatilityBars: z.int().min(2).max(10_000).default(20),
  /** Of `tripleBarrier`: what it is where time runs out, neither or the side that the price stands on. */
  atEnd: z.enum(['neither', 'side']).default('neither'),
  /** Of `meta`: the bet goes with the return of the last `sideBars` bars, or against it. */
  side: z.enum(['momentum', 'reversal']).default('momentum'),
  sideBars: z.int().min(1).max(10_000).default(20),
});
