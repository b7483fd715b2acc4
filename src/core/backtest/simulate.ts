import { drawdownOf } from '../stats/drawdown';
import type { AccountHistory } from '../stats/trading';
import { Account, type ClosedTrade } from './account';
import type { Side } from './decide';

/** Columns of equal length in time order; prices are positive and finite. */
export interface PriceBars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
}

/** Basis points of the traded amount, on every fill; the `costs` part of an experiment's spec. */
export interface TradingCosts {
  readonly commissionBp: number;
  readonly slippageBp: number;
}

/** An account traded bar by bar. Arrays are [bars]. */
export interface Simulation extends AccountHistory {
  readonly trades: readonly ClosedTrade[];
  /** Bar at which the equity reached zero and trading ended; null when it never did. */
  readonly ruinedAt: number | null;
}

const noCosts: TradingCosts = { commissionBp: 0, slippageBp: 0 };

/**
 * Trades what was wanted: the target said at the close of bar t is filled at the OPEN of bar t + 1, with the
 * whole equity, commission and slippage charged on the amount of every fill (a flip is two fills). Equal
 * neighbours trade nothing. The first bar is flat, since no signal of this period precedes it; a position
 * left at the last bar is closed at its close, with costs, and the trade says `isForced`.
 *
 * Equity starts at 1 and is marked at every close; ruin is looked for at opens and closes. `grossEquity` is
 * the same signals without costs. Shares are constant while a position is held: see `Account`.
 *
 * @param targets 1 long, 0 flat, -1 short, as wanted at the close of each bar. [bars]
 */
export function simulate(bars: PriceBars, targets: Int8Array, costs: TradingCosts): Simulation {
  const net = trade(bars, targets, costs);
  const gross = trade(bars, targets, noCosts);
  return { ...net, grossEquity: gross.equity, drawdown: drawdownOf(net.equity) };
}

/**
 * The same engine and costs for whoever buys and never sells: bought at the open of the second bar, the first
 * at which the strategy could trade, and sold at the last close.
 */
export function buyAndHold(bars: PriceBars, costs: TradingCosts): Simulation {
  return simulate(bars, new Int8Array(bars.close.length).fill(1), costs);
}

function trade(bars: PriceBars, targets: Int8Array, costs: TradingCosts) {
  const count = bars.close.length;
  const account = new Account((costs.commissionBp + costs.slippageBp) / 10_000);
  const equity = new Float64Array(count);
  const position = new Float64Array(count);
  let ruinedAt: number | null = null;
  for (let bar = 0; bar < count; bar += 1) {
    if (bar > 0) fillAtOpen(account, bars, bar, targets[bar - 1] as Side);
    position[bar] = account.side;
    settleAtClose(account, bars, bar, bar === count - 1);
    equity[bar] = account.equityAt(bars.close[bar]!);
    if (account.isRuined) ruinedAt ??= bar;
  }
  const { trades, tradedMultiples, costsPaid } = account;
  return { equity, position, trades, tradedMultiples, costsPaid, ruinedAt };
}

function fillAtOpen(account: Account, bars: PriceBars, bar: number, target: Side): void {
  const price = bars.open[bar]!;
  const time = bars.time[bar]!;
  if (target === account.side && account.equityAt(price) > 0) return;
  account.exit(price, time, bar);
  account.enter(target, price, time, bar);
}

function settleAtClose(account: Account, bars: PriceBars, bar: number, isLast: boolean): void {
  const price = bars.close[bar]!;
  if (isLast || account.equityAt(price) <= 0) account.exit(price, bars.time[bar]!, bar + 1, isLast);
}
