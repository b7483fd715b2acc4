import type { Side } from './decide';

/** One round trip. Times are those of the bars at whose open (or, when forced, close) it was filled. */
export interface ClosedTrade {
  readonly direction: 'long' | 'short';
  readonly entryTime: number;
  readonly exitTime: number;
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** Bars during which the position was held. */
  readonly bars: number;
  /**
   * After the costs of both fills, as a share of the equity before the entry. The product of all (1 +
   * netReturn) is the final equity.
   */
  readonly netReturn: number;
  /** Still open at the last bar and closed there for the books. */
  readonly isForced: boolean;
}

interface OpenPosition {
  readonly side: Side;
  /** Signed; constant until the exit. */
  readonly shares: number;
  readonly entryPrice: number;
  readonly entryTime: number;
  readonly entryBar: number;
  readonly equityBefore: number;
  readonly equityAfter: number;
}

/**
 * An account that holds nothing or one position in one instrument, bought with the whole equity.
 *
 * Shares are constant from entry to exit and profit is linear in the price, as at a broker: equity(p) =
 * equity after entry + shares * (p - entry price). For a long position that is compounding; a short one is
 * 1x the equity at entry and drifts from it, since nothing is rebalanced. The amount bought leaves room for
 * its own cost: amount * (1 + cost) = equity.
 *
 * Equity of zero or less is ruin: the account is closed at zero and trades no more.
 */
export class Account {
  readonly trades: ClosedTrade[] = [];
  tradedMultiples = 0;
  costsPaid = 0;
  isRuined = false;
  private cash = 1;
  private open: OpenPosition | null = null;

  /** @param costRate cost of a fill as a share of the amount traded. */
  constructor(private readonly costRate: number) {}

  get side(): Side {
    return this.open?.side ?? 0;
  }

  /** Equity at this price, never below zero. */
  equityAt(price: number): number {
    if (this.open === null) return this.cash;
    return Math.max(this.open.equityAfter + this.open.shares * (price - this.open.entryPrice), 0);
  }

  /** Buys or sells short with the whole equity; nothing after ruin. */
  enter(side: Side, price: number, time: number, bar: number): void {
    if (side === 0 || this.isRuined) return;
    const equityBefore = this.cash;
    const equityAfter = equityBefore / (1 + this.costRate);
    this.open = {
      side,
      shares: (side * equityAfter) / price,
      entryPrice: price,
      entryTime: time,
      entryBar: bar,
      equityBefore,
      equityAfter,
    };
    this.pay(equityAfter, equityBefore);
  }

  /**
   * Closes what is held; does nothing when flat.
   * @param endBar first bar in which the position is no longer held.
   */
  exit(price: number, time: number, endBar: number, isForced = false): void {
    const position = this.open;
    if (position === null) return;
    const equity = this.equityAt(price);
    this.cash = equity - this.pay(Math.abs(position.shares) * price, equity);
    this.isRuined = this.cash === 0;
    this.open = null;
    this.trades.push({
      direction: position.side === 1 ? 'long' : 'short',
      entryTime: position.entryTime,
      exitTime: time,
      entryPrice: position.entryPrice,
      exitPrice: price,
      bars: endBar - position.entryBar,
      netReturn: this.cash / position.equityBefore - 1,
      isForced,
    });
  }

  /** Books a fill and returns its cost; a ruined account has nothing left to pay one with. */
  private pay(amount: number, equity: number): number {
    const cost = Math.min(amount * this.costRate, equity);
    if (equity > 0) this.tradedMultiples += amount / equity;
    this.costsPaid += cost;
    return cost;
  }
}
