import { decideAll } from '@core/backtest/decide';
import { portfolioTargets } from '@core/backtest/portfolio/rule';
import { holdAll, simulatePortfolio } from '@core/backtest/portfolio/simulate-portfolio';
import { buyAndHold, simulate } from '@core/backtest/simulate';
import { slicePanel } from '@core/dataset/panel/panel-bars';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tradedBars } from '../bars-arbitrary';
import { anyPanel, madeBars, spliced } from './any-panel';

const bp = fc.integer({ min: 0, max: 300 });
const rule = fc.record({
  long: fc.constantFrom(0.5, 0.7),
  short: fc.constantFrom(null, 0.3, 0.5),
  top: fc.constantFrom(null, 1, 2, 10),
});
const anything = fc.record({ made: anyPanel, rule, commissionBp: bp });

describe('simulatePortfolio, whatever the prices and signals', () => {
  it('says of a panel of one series what the simulator of one series says', () => {
    fc.assert(
      fc.property(tradedBars, bp, ({ bars, targets }, commissionBp) => {
        const costs = { commissionBp, slippageBp: 1 };
        const one = simulate(bars, targets, costs);
        const layout = {
          names: ['A'],
          offsets: Int32Array.of(0, targets.length),
          date: Int32Array.from(targets, (_, t) => t),
          keys: bars.time,
        };
        const panel = { layout, series: [bars] };
        const many = simulatePortfolio(panel, targets, costs);
        for (const key of ['equity', 'grossEquity', 'position', 'drawdown'] as const)
          expect(many[key]).toEqual(one[key]);
        expect(many.gross).toEqual(one.position.map(Math.abs));
        expect([many.tradedMultiples, many.costsPaid, many.ruinedAt]).toEqual([
          one.tradedMultiples,
          one.costsPaid,
          one.ruinedAt,
        ]);
        expect(many.ended).toEqual([]);
        // Profits of a position among many are summed up, not taken from the account, so the last digits differ.
        expect(many.trades).toEqual(
          one.trades.map((trade) => ({
            ...trade,
            netReturn: expect.closeTo(
              trade.netReturn,
              12 - Math.ceil(Math.log10(2 + Math.abs(trade.netReturn))),
            ),
            series: 'A',
            weight: 1,
          })),
        );
        expect(holdAll(panel, costs).equity).toEqual(buyAndHold(bars, costs).equity);
      }),
      { numRuns: 300 },
    );
  });

  it('moves nothing at or before a date when every bar and signal after it changes (law 1)', () => {
    fc.assert(
      fc.property(anything, fc.nat(), ({ made, rule, commissionBp }, pick) => {
        const first = madeBars(made);
        const { layout } = first.panel;
        const last = pick % layout.keys.length;
        // A forced exit belongs to the last date, so the futures only have to reach beyond it.
        if (last === layout.keys.length - 1) return;
        const second = spliced(first, madeBars(made, 'b'), last);
        const [before, after] = [first, second].map(({ panel, up }) =>
          simulatePortfolio(panel, portfolioTargets(layout, up, rule), { commissionBp, slippageBp: 0 }),
        );
        for (const key of ['equity', 'grossEquity', 'position', 'gross', 'drawdown'] as const)
          expect(after![key].slice(0, last + 1)).toEqual(before![key].slice(0, last + 1));
        const known = ({ trades }: typeof before & object) =>
          trades.filter(({ exitTime }) => exitTime <= layout.keys[last]!);
        expect(known(after!)).toEqual(known(before!));
      }),
      { numRuns: 300 },
    );
  });

  it('holds on a date only what was wanted of each series at its bar before', () => {
    fc.assert(
      fc.property(anything, fc.nat(), ({ made, rule, commissionBp }, pick) => {
        const { panel, up } = madeBars(made);
        const { layout } = panel;
        const date = pick % layout.keys.length;
        const targets = portfolioTargets(layout, up, rule);
        const opposite = targets.map((side, row) => (layout.date[row]! < date ? side : side === 1 ? -1 : 1));
        const [before, after] = [targets, opposite].map((those) =>
          simulatePortfolio(panel, those, { commissionBp, slippageBp: 0 }),
        );
        for (const key of ['position', 'gross'] as const)
          expect(after![key].slice(0, date + 1)).toEqual(before![key].slice(0, date + 1));
      }),
    );
  });

  it('wants the same whatever the order of the series', () => {
    fc.assert(
      fc.property(anyPanel, rule, (made, rule) => {
        const { panel, up } = madeBars(made);
        const { names, offsets, date, keys } = panel.layout;
        const coarse = up.map((p) => Math.round(p * 4) / 4);
        const columnOf = (values: Float64Array | Int8Array, s: number) => [
          ...values.subarray(offsets[s], offsets[s + 1]),
        ];
        const back = [...names.keys()].reverse();
        const layout = {
          names: names.toReversed(),
          offsets: Int32Array.from([0, ...back]).map((_, i) =>
            back.slice(0, i).reduce((sum, s) => sum + offsets[s + 1]! - offsets[s]!, 0),
          ),
          date: Int32Array.from(back.flatMap((s) => [...date.subarray(offsets[s], offsets[s + 1])])),
          keys,
        };
        const turned = Float64Array.from(back.flatMap((s) => columnOf(coarse, s)));
        const targets = portfolioTargets(panel.layout, coarse, rule);
        const wanted = back.flatMap((s) => columnOf(targets, s));
        expect([...portfolioTargets(layout, turned, rule)]).toEqual(wanted);
      }),
    );
  });

  it('has weights whose sizes add up to 1 or 0, and never to more, as they are set', () => {
    fc.assert(
      fc.property(anything, ({ made, rule, commissionBp }) => {
        const { panel, up } = madeBars({ ...made, isWhole: true });
        const targets = portfolioTargets(panel.layout, up, rule);
        const result = simulatePortfolio(panel, targets, { commissionBp, slippageBp: 1 });
        result.gross.forEach((gross, date) => {
          expect(gross === 0 || Math.abs(gross - 1) < 1e-12).toBe(true);
          expect(Math.abs(result.position[date]!)).toBeLessThanOrEqual(gross + 1e-12);
        });
        const holdsNoShort = rule.short === null;
        if (holdsNoShort) expect(result.position).toEqual(result.gross);
        if (rule.short !== null && rule.top !== null)
          expect(result.position.every((net) => Math.abs(net) < 1e-12)).toBe(true);
      }),
    );
  });

  it('never gains by higher costs where every series has a bar on every date', () => {
    // What cannot be traded on a date is a larger share of a poorer account, so with pauses costs may even help.
    fc.assert(
      fc.property(anything, bp, ({ made, rule, commissionBp }, more) => {
        const { panel, up } = madeBars({ ...made, isWhole: true });
        const targets = portfolioTargets(panel.layout, up, rule);
        const cheap = simulatePortfolio(panel, targets, { commissionBp, slippageBp: 0 });
        const dear = simulatePortfolio(panel, targets, { commissionBp, slippageBp: more });
        expect(dear.grossEquity).toEqual(cheap.grossEquity);
        dear.equity.forEach((value, date) => {
          expect(value).toBeLessThanOrEqual(cheap.equity[date]! * (1 + 1e-12));
        });
      }),
    );
  });

  it('has no NaN, no negative equity, a value of 1 while flat, and costs nothing where trading is free', () => {
    fc.assert(
      fc.property(anything, ({ made, rule, commissionBp }) => {
        const { panel, up } = madeBars(made);
        const targets = portfolioTargets(panel.layout, up, rule);
        const result = simulatePortfolio(panel, targets, { commissionBp, slippageBp: 1 });
        for (const key of ['equity', 'grossEquity', 'position', 'gross', 'drawdown', 'time'] as const)
          expect(result[key].every(Number.isFinite)).toBe(true);
        expect(result.equity.every((value) => value >= 0)).toBe(true);
        expect(result.trades.every(({ bars }) => bars >= 0)).toBe(true);
        // A short whose losses others outweigh may lose more than the account had before it.
        if (panel.series.length === 1 || result.ruinedAt !== null)
          expect(result.trades.at(-1)?.netReturn ?? 0).toBeGreaterThanOrEqual(-1);
        const free = simulatePortfolio(panel, targets, { commissionBp: 0, slippageBp: 0 });
        expect([...free.equity]).toEqual([...free.grossEquity]);
        expect(free.costsPaid).toBe(0);
        const flat = simulatePortfolio(panel, new Int8Array(targets.length), { commissionBp, slippageBp: 1 });
        expect(flat.equity.every((value) => value === 1)).toBe(true);
      }),
    );
  });

  it('says of a short all that it lost, where another position kept the account from ruin', () => {
    const { panel, up } = madeBars({ seed: 247983593, series: 2, dates: 6, isWhole: true, swing: 0.4 });
    const targets = portfolioTargets(panel.layout, up, { long: 0.5, short: 0.3, top: 2 });
    const { trades, equity } = simulatePortfolio(panel, targets, { commissionBp: 0, slippageBp: 1 });
    expect(trades.map(({ netReturn }) => netReturn)).toEqual([
      expect.closeTo(-1.269763, 6),
      expect.closeTo(0.346707, 6),
    ]);
    expect(1 + trades[0]!.netReturn + trades[1]!.netReturn).toBeCloseTo(equity.at(-1)!, 12);
  });

  it('adds up what every trade earned to what the account did', () => {
    fc.assert(
      fc.property(anything, ({ made, rule, commissionBp }) => {
        const { panel, up } = madeBars(made);
        const targets = portfolioTargets(panel.layout, up, rule);
        const result = simulatePortfolio(panel, targets, { commissionBp, slippageBp: 1 });
        if (result.ruinedAt !== null) return;
        // netReturn is of the equity before the entry, which the account had at the open of the entry's date.
        const alone = panel.series.length === 1;
        const product = result.trades.reduce((value, { netReturn }) => value * (1 + netReturn), 1);
        if (alone) expect(product).toBeCloseTo(result.equity.at(-1)!, 9);
        const entered = Math.min(...result.trades.map(({ entryTime }) => entryTime));
        if (result.trades.every(({ entryTime }) => entryTime === entered)) {
          const sum = result.trades.reduce((total, { netReturn }) => total + netReturn, 1);
          expect(sum).toBeCloseTo(result.equity.at(-1)!, 9);
        }
      }),
    );
  });

  it('gives the dates of a slice the same as the whole that begins there', () => {
    fc.assert(
      fc.property(anyPanel, fc.nat(), fc.nat(), (made, a, b) => {
        const { panel, up } = madeBars(made);
        const start = a % panel.layout.keys.length;
        const end = start + 1 + (b % (panel.layout.keys.length - start));
        const { panel: part, rows } = slicePanel(panel, start, end);
        expect(part.layout.keys).toEqual(panel.layout.keys.slice(start, end));
        rows.forEach((row, i) => {
          expect(part.layout.date[i]).toBe(panel.layout.date[row]! - start);
        });
        expect(rows.length).toBe(panel.layout.date.filter((d) => d >= start && d < end).length);
        part.series.forEach(({ close }, s) => {
          const own = rows.slice(part.layout.offsets[s], part.layout.offsets[s + 1]);
          const wanted = Array.from(own, (row) => panel.series[s]!.close[row - panel.layout.offsets[s]!]!);
          expect([...close]).toEqual(wanted);
        });
        const whole = decideAll(up, { long: 0.5, short: 0.5 });
        expect(
          simulatePortfolio(
            part,
            Int8Array.from(rows, (row) => whole[row]!),
            { commissionBp: 1, slippageBp: 0 },
          ).equity,
        ).toHaveLength(end - start);
      }),
    );
  });
});
