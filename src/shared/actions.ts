import { z } from 'zod';
import { corporateAction } from './series';

/** What is recorded of a series' splits and dividends, by date. */
export const corporateActions = z.object({
  actions: z.array(corporateAction).max(10_000).readonly(),
  /**
   * Whether the file's prices have the splits taken out of them already, as those of Yahoo have: raw prices are then those that were
   * traded, and adjusted ones take out the dividends alone. Dividends are in the same shares as the file's prices.
   */
  isSplitAdjusted: z.boolean(),
});
export type CorporateActions = z.infer<typeof corporateActions>;

/** Splits and dividends as they were read, the oldest first, and a sentence for every line that was not understood. */
export const actionRows = z.object({
  actions: z.array(corporateAction).readonly(),
  problems: z.array(z.string()).readonly(),
});
export type ActionRows = z.infer<typeof actionRows>;
