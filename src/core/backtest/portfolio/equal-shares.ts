/** What a book is to become at one moment, in amounts of money at the prices of the moment. */
export interface Reweighing {
  /** Equity before any cost, above 0. */
  readonly equity: number;
  /** Amounts of the positions that are closed, summed. */
  readonly closed: number;
  /** Amounts of the positions that cannot be traded now, summed. */
  readonly stuck: number;
  /** Amount already held of each position that is wanted, 0 of a new one. [wanted] */
  readonly held: readonly number[];
}

export interface EqualShares {
  /** Equity after the costs of getting there. */
  readonly equity: number;
  /** What each wanted position is worth then: an equal share of what the stuck ones leave of the equity; never negative. */
  readonly amount: number;
}

/**
 * Equal shares that leave room for their own cost: with m positions wanted, equity E and amount x solve
 *
 *     E = before - cost * (closed + sum |x - held|),   x = max(E - stuck, 0) / m
 *
 * E plus the costs rises in E along straight pieces that bend where a position is neither enlarged nor reduced, so Newton's steps from
 * above come down to the solution and reach it, exactly, after a few. For one new position E = before / (1 + cost), as of one series.
 *
 * @param costRate cost of a fill as a share of the amount traded, below 1.
 */
export function equalShares(
  { equity: before, closed, stuck, held }: Reweighing,
  costRate: number,
): EqualShares {
  const count = held.length;
  let equity = before;
  let amount = 0;
  // Every step but the first and the last finds a position to be reduced that was to be enlarged.
  for (let step = 0; step <= count + 2; step++) {
    const last = amount;
    amount = count === 0 ? 0 : Math.max(equity - stuck, 0) / count;
    if (step > 0 && amount === last) break;
    equity = tangentRoot(before, closed, stuck, held, amount, costRate);
  }
  return { equity, amount };
}

/** Equity at which the book is paid for, each position being enlarged or reduced as it would be to this amount. */
function tangentRoot(
  before: number,
  closed: number,
  stuck: number,
  held: readonly number[],
  amount: number,
  costRate: number,
): number {
  let traded = closed;
  let enlarged = 0;
  for (const one of held) {
    const isEnlarged = amount > one;
    traded += isEnlarged ? -one : one;
    enlarged += isEnlarged ? 1 : -1;
  }
  if (amount === 0) return before - costRate * traded;
  const share = enlarged / held.length;
  return (before - costRate * (traded - share * stuck)) / (1 + costRate * share);
}
