import type { Side } from '../decide';
import { type Changes, changesOf, parted } from './changes';
import { equalShares } from './equal-shares';
import { Holding, type PortfolioTrade } from './holding';
import { type Quotes, quoteOf } from './quotes';

/**
 * An account that holds positions in many series; `Account` for one.
 *
 * Whenever the set of positions changes - one is entered, left or turned, or a series has ended - the whole book is set to equal shares of
 * the equity, long and short alike: n positions are worth 1 / n each, so gross exposure is 1 whenever something is held and net exposure
 * is (longs - shorts) / n. Between such changes shares are constant and weights drift with the prices. What cannot be traded at the
 * moment keeps its shares, and the others share what it leaves of the equity.
 *
 * Equity of zero or less is ruin: everything is closed, the account is worth zero and trades no more.
 */
export class Book {
  readonly trades: PortfolioTrade[] = [];
  tradedMultiples = 0;
  costsPaid = 0;
  isRuined = false;
  /** Equity up to the prices that holdings are booked at. */
  private booked = 1;
  /** A series ended, and its money is not yet with the others. */
  private isIdle = false;
  private held: readonly Holding[] = [];

  /**
   * @param costRate cost of a fill as a share of the amount traded.
   * @param isRecording whether trades are kept, which there may be millions of.
   */
  constructor(
    private readonly names: readonly string[],
    private readonly costRate: number,
    private readonly isRecording: boolean,
  ) {}

  /** Longs less shorts as shares of the equity, as they were last set. */
  get net(): number {
    return this.held.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** Longs and shorts as shares of the equity, as they were last set. */
  get gross(): number {
    return this.held.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  }

  /** Equity at these prices, never below zero. */
  equityAt(quotes: Quotes): number {
    return Math.max(this.worth(quotes), 0);
  }

  /**
   * Brings the book to what is wanted of the series that can be traded. Nothing happens where that is what it holds, nor after ruin.
   *
   * @param wanted side of each series; not read of one that cannot be traded. [series]
   */
  trade(wanted: Int8Array, quotes: Quotes): void {
    if (this.isRuined || this.endRuined(quotes)) return;
    const changes = changesOf(this.held, wanted, quotes);
    const isChanging = changes.closing.length > 0 || changes.entering.length > 0;
    if (isChanging || (this.isIdle && changes.kept.length > 0)) this.reweigh(changes, wanted, quotes);
  }

  /** Closes everything where the account is worth nothing at these prices, and says whether it did. */
  endRuined(quotes: Quotes, isForced = false): boolean {
    if (this.held.length === 0 || this.worth(quotes) > 0) return false;
    this.bookAt(quotes);
    this.ruin(quotes, isForced);
    return true;
  }

  /** Closes what is held of series that have no further bar; the others take its share at the next chance. */
  closeEnded(isEnded: (series: number) => boolean, quotes: Quotes): readonly Holding[] {
    const [ended, others] = parted(this.held, ({ series }) => isEnded(series));
    if (ended.length === 0) return ended;
    this.bookAt(quotes);
    for (const { amount } of ended) this.booked = this.pay(amount, this.booked);
    this.isRuined = this.booked === 0;
    this.closeAll(ended, quotes, true);
    this.held = others;
    this.isIdle = true;
    if (this.isRuined) this.ruin(quotes, true);
    return ended;
  }

  private reweigh({ stuck, kept, closing, entering }: Changes, wanted: Int8Array, quotes: Quotes): void {
    this.bookAt(quotes);
    const amounts = [...kept.map(({ amount }) => amount), ...entering.map(() => 0)];
    const change = { equity: this.booked, closed: total(closing), stuck: total(stuck), held: amounts };
    const { equity, amount } = equalShares(change, this.costRate);
    if (!(equity > 0)) {
      this.pay(total(this.held), this.booked);
      this.isRuined = true;
      this.held = this.closeAll(this.held, quotes, false);
      this.ruin(quotes, false);
      return;
    }
    const less = amounts.reduce((sum, had) => sum + Math.max(had - amount, 0), 0);
    const more = amounts.reduce((sum, had) => sum + Math.max(amount - had, 0), 0);
    const afterSales = this.pay(change.closed + less, this.booked);
    this.pay(more, afterSales);
    this.closeAll(closing, quotes, false);
    const entered = entering.map((s) => new Holding(wanted[s] as Side, quoteOf(quotes, s), afterSales));
    this.held = [...stuck, ...this.setTo(amount, equity, [...kept, ...entered], quotes)];
    for (const holding of stuck) holding.weigh(holding.amount / equity);
    this.booked = equity;
    this.isIdle = false;
  }

  /** Where stuck positions leave nothing, nothing is kept or entered; what is wanted stays so on the next date. */
  private setTo(amount: number, equity: number, holdings: readonly Holding[], quotes: Quotes) {
    if (amount === 0)
      return this.closeAll(
        holdings.filter((holding) => holding.amount > 0),
        quotes,
        false,
      );
    for (const holding of holdings) {
      holding.resize(amount, this.costRate);
      holding.weigh(amount / equity);
    }
    return holdings;
  }

  private closeAll(holdings: readonly Holding[], quotes: Quotes, isForced: boolean): readonly Holding[] {
    for (const holding of holdings) {
      holding.charge(holding.amount * this.costRate);
      this.end(holding, quotes, isForced);
    }
    return [];
  }

  /** Fills cost nothing here: nothing is left to pay with. */
  private ruin(quotes: Quotes, isForced: boolean): void {
    this.isRuined = true;
    for (const holding of this.held) this.end(holding, quotes, isForced);
    this.held = [];
    this.booked = 0;
  }

  private end(holding: Holding, quotes: Quotes, isForced: boolean): void {
    if (!this.isRecording) return;
    const { series } = holding;
    const quote = quoteOf(quotes, series);
    const isBeforeBar = quotes.moment === 'open' && quotes.isTrading[series] === 1;
    const endBar = isBeforeBar ? quote.bar : quote.bar + 1;
    this.trades.push(holding.trade(this.names[series]!, quote, endBar, isForced, this.isRuined));
  }

  /** Books fills of one moment and gives what is left of the equity. */
  private pay(amount: number, equity: number): number {
    const cost = Math.min(amount * this.costRate, equity);
    if (equity > 0) this.tradedMultiples += amount / equity;
    this.costsPaid += cost;
    return equity - cost;
  }

  private worth({ price }: Quotes): number {
    let sum = this.booked;
    for (const holding of this.held) sum += holding.gainAt(price[holding.series]!);
    return sum;
  }

  private bookAt(quotes: Quotes): void {
    this.booked = this.worth(quotes);
    for (const holding of this.held) holding.bookAt(quotes.price[holding.series]!);
  }
}

function total(holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { amount }) => sum + amount, 0);
}
