import type { EndedTrial } from '@core/search/trial';

/** A trial with these losses of its epochs, and of its folds; done unless told. */
export function ended(
  number: number,
  epochLosses: readonly number[],
  more: Partial<EndedTrial> = {},
): EndedTrial {
  const losses = more.isPruned === true ? null : [epochLosses.at(-1) ?? NaN];
  return { number, proposal: {}, losses, epochLosses, foldLosses: [], isPruned: false, ...more };
}

export const prunerDefaults = { startup: 5, warmUp: 4, reduction: 3 } as const;
