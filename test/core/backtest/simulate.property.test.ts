import { simulate } from '@core/backtest/simulate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tradedBars } from './bars-arbitrary';

const free = { commissionBp: 0, slippageBp: 0 };
const bp = fc.integer({ min: 0, max: 300 });

describe('simulate, whatever the prices and signals', () => {
  it('moves nothing at or before a bar when every bar and signal after it changes (law 1)', () => {
    fc.assert(
      fc.property(tradedBars, tradedBars, fc.nat(), bp, (one, other, pick, commissionBp) => {
        const count = one.targets.length;
        const t = pick % count;
        // A forced exit belongs to the last bar, so the futures only have to reach beyond t.
        if (t === count - 1) return;
        const splice = (a: Float64Array, b: Float64Array) =>
          a.map((value, bar) => (bar <= t ? value : (b[bar % b.length] ?? value)));
        const bars = {
          time: one.bars.time,
          open: splice(one.bars.open, other.bars.open),
          close: splice(one.bars.close, other.bars.close),
        };
        const targets = one.targets.map((side, bar) =>
          bar <= t ? side : other.targets[bar % other.targets.length]!,
        );
        const before = simulate(one.bars, one.targets, { commissionBp, slippageBp: 0 });
        const after = simulate(bars, targets, { commissionBp, slippageBp: 0 });
        for (const key of ['equity', 'grossEquity', 'position', 'drawdown'] as const) {
          expect(after[key].slice(0, t + 1)).toEqual(before[key].slice(0, t + 1));
        }
        const known = (result: typeof before) =>
          result.trades.filter(({ exitTime }) => exitTime <= bars.time[t]!);
        expect(known(after)).toEqual(known(before));
      }),
    );
  });

  it('holds during a bar only what was wanted before it', () => {
    fc.assert(
      fc.property(tradedBars, fc.nat(), ({ bars, targets }, pick) => {
        const t = pick % targets.length;
        const opposite = targets.map((side, bar) => (bar < t ? side : side === 1 ? -1 : 1));
        const before = simulate(bars, targets, free).position.slice(0, t + 1);
        expect(simulate(bars, opposite, free).position.slice(0, t + 1)).toEqual(before);
      }),
    );
  });

  it('gives the first bars the same whether more bars follow or not, but for the forced exit', () => {
    fc.assert(
      fc.property(tradedBars, fc.nat(), ({ bars, targets }, pick) => {
        const count = 1 + (pick % targets.length);
        const cut = {
          time: bars.time.slice(0, count),
          open: bars.open.slice(0, count),
          close: bars.close.slice(0, count),
        };
        const whole = simulate(bars, targets, free);
        const part = simulate(cut, targets.slice(0, count), free);
        expect(part.equity).toEqual(whole.equity.slice(0, count));
        expect(part.position).toEqual(whole.position.slice(0, count));
      }),
    );
  });

  it('has gross equal to net without costs', () => {
    fc.assert(
      fc.property(tradedBars, ({ bars, targets }) => {
        const result = simulate(bars, targets, free);
        expect(result.equity).toEqual(result.grossEquity);
        expect(result.costsPaid).toBe(0);
      }),
    );
  });

  it('never gains by higher costs', () => {
    fc.assert(
      fc.property(tradedBars, bp, bp, ({ bars, targets }, commissionBp, more) => {
        const cheap = simulate(bars, targets, { commissionBp, slippageBp: 0 });
        const dear = simulate(bars, targets, { commissionBp, slippageBp: more });
        dear.equity.forEach((value, bar) => {
          expect(value).toBeLessThanOrEqual(cheap.equity[bar]! * (1 + 1e-12));
        });
      }),
    );
  });

  it('keeps its equity when flat', () => {
    fc.assert(
      fc.property(tradedBars, bp, ({ bars, targets }, commissionBp) => {
        const result = simulate(bars, new Int8Array(targets.length), { commissionBp, slippageBp: 1 });
        expect(result.equity.every((value) => value === 1)).toBe(true);
        expect(result.trades).toHaveLength(0);
      }),
    );
  });

  it('has no NaN, no negative equity, and trades that multiply to the final equity', () => {
    fc.assert(
      fc.property(tradedBars, bp, ({ bars, targets }, commissionBp) => {
        const result = simulate(bars, targets, { commissionBp, slippageBp: 1 });
        for (const key of ['equity', 'grossEquity', 'position', 'drawdown'] as const) {
          expect(result[key].every(Number.isFinite)).toBe(true);
        }
        expect(result.equity.every((value) => value >= 0)).toBe(true);
        const product = result.trades.reduce((value, { netReturn }) => value * (1 + netReturn), 1);
        const final = result.equity.at(-1)!;
        expect(Math.abs(product - final)).toBeLessThanOrEqual(1e-9 * Math.max(1, final));
        expect(result.position[0]).toBe(0);
      }),
    );
  });
});
