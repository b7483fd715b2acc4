import type { ClosedTrade } from '../account';
import type { Side } from '../decide';
import type { Quote } from './quotes';

/** One round trip in one series of a panel; `netReturn` is what it added to the whole account, as a share of the equity before the entry. */
export interface PortfolioTrade extends ClosedTrade {
  readonly series: string;
  /** Share of the equity that it was entered with. */
  readonly weight: number;
}

/** A position in one series from its entry to its exit, whatever is bought and sold in between. */
export class Holding {
  readonly series: number;
  /** Signed share of the equity as of the last fills of the account. */
  weight = 0;
  private shares = 0;
  /** Up to which profit is booked. */
  private price: number;
  /** After costs. */
  private profit = 0;
  private entryWeight = Number.NaN;

  constructor(
    readonly side: Side,
    private readonly entry: Quote,
    private readonly equityBefore: number,
  ) {
    this.series = entry.series;
    this.price = entry.price;
  }

  /** What it is worth at the price last booked at, long and short alike. */
  get amount(): number {
    return Math.abs(this.shares) * this.price;
  }

  /** What it would gain from the price last booked at to this one. */
  gainAt(price: number): number {
    return this.shares * (price - this.price);
  }

  bookAt(price: number): void {
    this.profit += this.gainAt(price);
    this.price = price;
  }

  /** Buys or sells at the price last booked at. */
  resize(amount: number, costRate: number): void {
    this.charge(Math.abs(amount - this.amount) * costRate);
    this.shares = (this.side * amount) / this.price;
  }

  /** @param share of the equity, which the first call takes for that of the entry. */
  weigh(share: number): void {
    this.weight = this.side * share;
    if (Number.isNaN(this.entryWeight)) this.entryWeight = share;
  }

  charge(cost: number): void {
    this.profit -= cost;
  }

  /**
   * @param endBar first own bar in which it is no longer held.
   * @param isRuined whether the account is: what it loses beyond all it had is its broker's. In one that others keep going a short may
   *     lose more than the equity before its entry.
   */
  trade(name: string, exit: Quote, endBar: number, isForced: boolean, isRuined: boolean): PortfolioTrade {
    const netReturn = this.profit / this.equityBefore;
    return {
      series: name,
      weight: this.entryWeight,
      direction: this.side === 1 ? 'long' : 'short',
      entryTime: this.entry.time,
      exitTime: exit.time,
      entryPrice: this.entry.price,
      exitPrice: exit.price,
      bars: endBar - this.entry.bar,
      netReturn: isRuined ? Math.max(netReturn, -1) : netReturn,
      isForced,
    };
  }
}
