import { maxDrawdown } from './drawdown';
import { cagr, returnsOf, sharpe, volatility } from './returns';

/** What the figures need of a simulated account; `Simulation` of `core/backtest` has this shape. */
export interface AccountHistory {
  /** Value of 1 at the close of each bar, after costs. [bars] */
  readonly equity: Float64Array;
  /** The same without costs. [bars] */
  readonly grossEquity: Float64Array;
  /** Zero or negative. [bars] */
  readonly drawdown: Float64Array;
  /** 1 long, 0 flat, -1 short; of several series longs less shorts, as shares of the equity. [bars] */
  readonly position: Float64Array;
  /** Of several series: longs and shorts as shares of the equity. [bars] */
  readonly gross?: Float64Array;
  readonly trades: readonly { readonly netReturn: number }[];
  /** Amounts of all fills, each as a multiple of the equity before it, summed. */
  readonly tradedMultiples: number;
  /** Costs of all fills, in units of the starting equity. */
  readonly costsPaid: number;
}

/** Figures of a trading account, after costs except where a name says gross; NaN where undefined. */
export interface TradingFigures {
  readonly sharpe: number;
  readonly maxDrawdown: number;
  readonly winRate: number;
  readonly cagr: number;
  readonly totalReturn: number;
  readonly grossTotalReturn: number;
  readonly volatility: number;
  readonly exposure: number;
  readonly turnover: number;
  readonly trades: number;
  readonly costs: number;
}

/** @param barsPerYear of the whole series, see `barsPerYear`. */
export function tradingFigures(account: AccountHistory, barsPerYear: number): TradingFigures {
  const returns = returnsOf(account.equity);
  return {
    sharpe: sharpe(returns, barsPerYear),
    maxDrawdown: maxDrawdown(account.drawdown),
    winRate: winRate(account.trades),
    cagr: cagr(account.equity, barsPerYear),
    totalReturn: totalReturn(account.equity),
    grossTotalReturn: totalReturn(account.grossEquity),
    volatility: volatility(returns, barsPerYear),
    exposure: exposure(account.gross ?? account.position),
    turnover: (account.tradedMultiples / returns.length) * barsPerYear,
    trades: account.trades.length,
    costs: account.costsPaid,
  };
}

/** Share of trades that earned something after costs; NaN without trades. */
export function winRate(trades: AccountHistory['trades']): number {
  return trades.filter((trade) => trade.netReturn > 0).length / trades.length;
}

/** Share of bars with a position; NaN without bars. */
export function exposure(position: Float64Array): number {
  let held = 0;
  for (const side of position) if (side !== 0) held += 1;
  return held / position.length;
}

function totalReturn(equity: Float64Array): number {
  return equity.length === 0 ? Number.NaN : equity[equity.length - 1]! / equity[0]! - 1;
}
