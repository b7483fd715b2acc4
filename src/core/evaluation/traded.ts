import { endedNotes, holdAll, simulatePortfolio } from '../backtest/portfolio/simulate-portfolio';
import { buyAndHold, type Simulation, simulate, type TradingCosts } from '../backtest/simulate';
import { type Bars, sliceBars } from '../bars';
import type { PanelLayout } from '../dataset/panel/layout';
import { type PanelBars, slicePanel } from '../dataset/panel/panel-bars';
import type { BarRange } from './split-bars';

/** An account, and what to know of it as sentences. */
export interface TradedAccount extends Simulation {
  readonly notes: readonly string[];
}

/** What a run trades: one series, or a panel in one account. Time goes in moments: bars of the series, or dates of the panel. */
export interface Traded {
  /** One a moment: of a panel the equal-weight index of its series. */
  readonly bars: Bars;
  readonly layout: PanelLayout | null;
  /** Moment of each row: of one series the row itself. [rows] */
  momentsOf(rows: Int32Array): Int32Array;
  /**
   * Trades over a range of moments. Arrays are [moments].
   *
   * @param wanted at the close of each row: 1 long, 0 flat, -1 short [rows]; flat at bars that are no row
   */
  trade(rows: Int32Array, wanted: Int8Array, range: BarRange, costs: TradingCosts): TradedAccount;
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
    layout: null,
    momentsOf: (rows) => rows,
    trade(rows, wanted, range, costs) {
      const targets = new Int8Array(range.end - range.start);
      rows.forEach((bar, i) => {
        targets[bar - range.start] = wanted[i]!;
      });
      return { ...simulate(within(range), targets, costs), notes: [] };
    },
    hold: (range, costs) => buyAndHold(within(range), costs),
  };
}

function tradedPanel(bars: Bars, panel: PanelBars): Traded {
  const { date } = panel.layout;
  return {
    bars,
    layout: panel.layout,
    momentsOf: (rows) => rows.map((row) => date[row]!),
    trade(rows, wanted, { start, end }, costs) {
      const part = slicePanel(panel, start, end);
      const stack = new Int8Array(date.length);
      rows.forEach((row, i) => {
        stack[row] = wanted[i]!;
      });
      const targets = Int8Array.from(part.rows, (row) => stack[row]!);
      const account = simulatePortfolio(part.panel, targets, costs);
      return { ...account, notes: endedNotes(account) };
    },
    hold: ({ start, end }, costs) => holdAll(slicePanel(panel, start, end).panel, costs),
  };
}
