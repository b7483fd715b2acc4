import { decideAll } from '../backtest/decide';
import { type PortfolioRule, portfolioTargets } from '../backtest/portfolio/rule';
import { endedNotes, holdAll, simulatePortfolio } from '../backtest/portfolio/simulate-portfolio';
import { buyAndHold, type Simulation, simulate, type TradingCosts } from '../backtest/simulate';
import { type Bars, sliceBars } from '../bars';
import { type PanelBars, slicePanel } from '../dataset/panel/panel-bars';
import { type BarRange, spreadRows } from './split-bars';

/** What was said of rows at their closes. [rows] each */
export interface Said {
  readonly rows: Int32Array;
  readonly probability: Float64Array;
  readonly probabilityDown: Float64Array | null;
}

/** An account, and what to know of it as sentences. */
export interface TradedAccount extends Simulation {
  readonly notes: readonly string[];
}

/** What a run trades: one series, or a panel in one account. Time goes in moments: bars of the series, or dates of the panel. */
export interface Traded {
  /** One a moment: of a panel the equal-weight index of its series. */
  readonly bars: Bars;
  /** Moment of each row: of one series the row itself. [rows] */
  momentsOf(rows: Int32Array): Int32Array;
  /** Trades over a range of moments by what was said of the rows within. Arrays are [moments]. */
  trade(said: Said, range: BarRange, rule: PortfolioRule, costs: TradingCosts): TradedAccount;
  /** Buys all there is and holds it. */
  hold(range: BarRange, costs: TradingCosts): Simulation;
}

/** @param bars of the series, or the index of the panel; `panel` is null of one series. */
export function tradedOf(bars: Bars, panel: PanelBars | null): Traded {
  return panel === null ? tradedSeries(bars) : tradedPanel(bars, panel);
}

function tradedSeries(bars: Bars): Traded {
  const within = ({ start, end }: BarRange) => sliceBars(bars, start, end);
  return {
    bars,
    momentsOf: (rows) => rows,
    trade({ rows, probability, probabilityDown }, range, rule, costs) {
      const up = spreadRows(rows, probability, range);
      const down = probabilityDown && spreadRows(rows, probabilityDown, range);
      return { ...simulate(within(range), decideAll(up, rule, down), costs), notes: [] };
    },
    hold: (range, costs) => buyAndHold(within(range), costs),
  };
}

function tradedPanel(bars: Bars, panel: PanelBars): Traded {
  const { date } = panel.layout;
  return {
    bars,
    momentsOf: (rows) => rows.map((row) => date[row]!),
    trade({ rows, probability, probabilityDown }, { start, end }, rule, costs) {
      const part = slicePanel(panel, start, end);
      const within = (values: Float64Array) => {
        const stack = spreadRows(rows, values, { start: 0, end: date.length });
        return Float64Array.from(part.rows, (row) => stack[row]!);
      };
      const down = probabilityDown && within(probabilityDown);
      const targets = portfolioTargets(part.panel.layout, within(probability), rule, down);
      const account = simulatePortfolio(part.panel, targets, costs);
      return { ...account, notes: endedNotes(account) };
    },
    hold: ({ start, end }, costs) => holdAll(slicePanel(panel, start, end).panel, costs),
  };
}
