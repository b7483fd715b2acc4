import { dateTimes, type PanelBars } from '../../dataset/panel/panel-bars';
import { drawdownOf } from '../../stats/drawdown';
import { listed } from '../../text/list';
import type { Simulation, TradingCosts } from '../simulate';
import { Book } from './book';
import type { PortfolioTrade } from './holding';
import { Tape } from './tape';

/** An account trading a panel, date by date; `position` is net exposure. Arrays are [dates]. */
export interface PortfolioSimulation extends Simulation {
  /** Time of each date: that of its earliest bar. */
  readonly time: Float64Array;
  /** Longs and shorts as shares of the equity, as they were last set: 1 or 0 where every series has a bar, never above. */
  readonly gross: Float64Array;
  readonly trades: readonly PortfolioTrade[];
  /** Positions closed at the last close of a series that ended before the panel did. */
  readonly ended: readonly { readonly series: string; readonly time: number }[];
}

const noCosts: TradingCosts = { commissionBp: 0, slippageBp: 0 };

/**
 * Trades many series in one account as `simulate` trades one: what is said at the close of a series' bar is filled at the OPEN of its
 * next bar, commission and slippage are charged on every amount traded, positions are equal shares of the equity, set anew whenever the
 * set of them changes (see `Book`), and what is left at the last date is closed at its close. Of a panel of one series it says what
 * `simulate` says.
 *
 * A series without a bar on a date keeps its position, valued at its last close. One that ends is closed at its last close, with
 * costs, and its trade says `isForced`. `position` and `gross` are exposures as of the last fills.
 *
 * @param targets 1 long, 0 flat, -1 short, as wanted at the close of each row's bar. [stack]
 */
export function simulatePortfolio(
  panel: PanelBars,
  targets: Int8Array,
  costs: TradingCosts,
): PortfolioSimulation {
  const time = dateTimes(panel);
  const net = trade(panel, time, targets, costs, true);
  const { equity: grossEquity } = trade(panel, time, targets, noCosts, false);
  return { ...net, time, grossEquity, drawdown: drawdownOf(net.equity) };
}

/**
 * Buy and hold of every series of a panel in equal shares: each is bought at the open of its second bar and sold at its last close; when
 * one joins or ends all are set to equal shares.
 */
export function holdAll(panel: PanelBars, costs: TradingCosts): PortfolioSimulation {
  return simulatePortfolio(panel, new Int8Array(panel.layout.date.length).fill(1), costs);
}

/** Which positions were closed because their series ended, as a sentence. */
export function endedNotes({ ended }: Pick<PortfolioSimulation, 'ended'>): readonly string[] {
  if (ended.length === 0) return [];
  const named = ended
    .slice(0, 5)
    .map(({ series, time }) => `${series} on ${new Date(time).toISOString().slice(0, 10)}`);
  const others = ended.length > 5 ? [`${ended.length - 5} more`] : [];
  return [
    `Positions in series that end before the period does were closed at their last close: ${listed([...named, ...others])}. If they were delisted, what came after the last close is in no figure.`,
  ];
}

function trade(
  panel: PanelBars,
  time: Float64Array,
  targets: Int8Array,
  costs: TradingCosts,
  isRecording: boolean,
) {
  const { names, keys } = panel.layout;
  const book = new Book(names, (costs.commissionBp + costs.slippageBp) / 10_000, isRecording);
  const tape = new Tape(panel, time);
  const equity = new Float64Array(keys.length);
  const position = new Float64Array(keys.length);
  const gross = new Float64Array(keys.length);
  const ended: { series: string; time: number }[] = [];
  let ruinedAt: number | null = null;
  for (let date = 0; date < keys.length; date += 1) {
    const open = tape.openOf(date);
    book.trade(tape.wanted(targets), open);
    position[date] = book.net;
    gross[date] = book.gross;
    const close = tape.close();
    const isLast = date === keys.length - 1;
    if (!book.endRuined(close, isLast)) {
      const closed = book.closeEnded((series) => isLast || tape.hasEnded(series), close);
      if (!isLast)
        ended.push(...closed.map(({ series }) => ({ series: names[series]!, time: close.time[series]! })));
    }
    equity[date] = book.equityAt(close);
    if (book.isRuined) ruinedAt ??= date;
  }
  const { trades, tradedMultiples, costsPaid } = book;
  return { equity, position, gross, trades, tradedMultiples, costsPaid, ruinedAt, ended };
}
