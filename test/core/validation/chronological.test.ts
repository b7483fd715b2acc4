import { splitChronologically } from '@core/validation/chronological';
import { chronologicalSplit } from '@shared/spec-split';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const splitOf = {
  parse: (fields: object) => chronologicalSplit.parse({ kind: 'chronological', ...fields }),
};
const upTo = (n: number) => Int32Array.from({ length: n }, (_, t) => t);
const last = (rows: Int32Array) => rows.at(-1)!;

describe('a chronological split', () => {
  it('cuts by shares and drops the purge from the end of the earlier split', () => {
    const split = splitOf.parse({ train: 0.5, validation: 0.25, test: 0.25, purge: 2 });
    const { rows, purge, faults } = splitChronologically(upTo(20), split, 3, 1);
    expect([...rows.train]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...rows.validation]).toEqual([10, 11, 12]);
    expect([...rows.test]).toEqual([15, 16, 17, 18, 19]);
    expect([purge, faults]).toEqual([2, []]);
  });

  it('takes lookback - 1 + horizon as the automatic purge', () => {
    expect(splitChronologically(upTo(500), splitOf.parse({}), 10, 3).purge).toBe(12);
  });

  it('counts the purge in bars, not in rows, where rows are missing', () => {
    const rows = Int32Array.of(0, 1, 2, 3, 4, 5, 50, 51, 52, 53);
    const split = splitOf.parse({ train: 0.6, validation: 0.2, test: 0.2, purge: 1 });
    expect([...splitChronologically(rows, split, 10, 1).rows.train]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('refuses a purge shorter than the horizon, over which labels would cross', () => {
    const { faults } = splitChronologically(upTo(500), splitOf.parse({ purge: 4 }), 10, 5);
    expect(faults).toEqual([
      {
        path: 'split.purge',
        message:
          'must be "auto" or at least the label horizon of 5, not 4: labels would cross the edge between two splits',
      },
    ]);
  });

  it('names every split that is left without rows, and why', () => {
    const few = splitChronologically(upTo(20), splitOf.parse({}), 10, 1).faults;
    expect(few).toEqual([
      {
        path: 'split.validation',
        message:
          'leaves the validation split without rows: it gets 3 of 20 usable rows and the purge of 10 bars takes them all; use more data, a larger share, a shorter lookback or a smaller purge',
      },
    ]);
    const none = splitChronologically(upTo(1), splitOf.parse({}), 1, 1).faults;
    expect(none.map((fault) => fault.path)).toEqual(['split.validation', 'split.test']);
    expect(none[0]!.message).toBe('leaves the validation split without rows: 0.15 of 1 usable rows is none');
  });
});

const cases = fc.record({
  rows: fc.uniqueArray(fc.nat(600), { minLength: 30, maxLength: 400 }).map((r) => Int32Array.from(r).sort()),
  train: fc.double({ min: 0.2, max: 0.6, noNaN: true }),
  validation: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
  lookback: fc.integer({ min: 1, max: 30 }),
  horizon: fc.integer({ min: 1, max: 10 }),
});

describe('for any rows and shares', () => {
  it('windows and labels of two splits share no bar under the automatic purge', () => {
    fc.assert(
      fc.property(cases, ({ rows: all, train, validation, lookback, horizon }) => {
        const split = splitOf.parse({ train, validation, test: 1 - train - validation });
        const { rows, faults } = splitChronologically(all, split, lookback, horizon);
        fc.pre(faults.length === 0);
        expect(last(rows.train) + horizon).toBeLessThan(rows.validation[0]! - lookback + 1);
        expect(last(rows.validation) + horizon).toBeLessThan(rows.test[0]! - lookback + 1);
      }),
    );
  });

  it('labels stay on their side of the edge under any explicit purge that is allowed', () => {
    fc.assert(
      fc.property(cases, fc.nat(20), ({ rows: all, train, validation, lookback, horizon }, extra) => {
        const split = splitOf.parse({
          train,
          validation,
          test: 1 - train - validation,
          purge: horizon + extra,
        });
        const { rows, faults } = splitChronologically(all, split, lookback, horizon);
        fc.pre(faults.length === 0);
        expect(last(rows.train) + horizon).toBeLessThan(rows.validation[0]!);
        expect(last(rows.validation) + horizon).toBeLessThan(rows.test[0]!);
      }),
    );
  });

  it('no row is lost but those the purge needs', () => {
    fc.assert(
      fc.property(cases, ({ rows: all, train, validation, lookback, horizon }) => {
        const split = splitOf.parse({ train, validation, test: 1 - train - validation });
        const { rows, purge, faults } = splitChronologically(all, split, lookback, horizon);
        fc.pre(faults.length === 0);
        const kept = new Set([...rows.train, ...rows.validation, ...rows.test]);
        for (const row of all.filter((r) => !kept.has(r))) {
          const edge = row < rows.validation[0]! ? rows.validation[0]! : rows.test[0]!;
          expect(edge - row).toBeLessThanOrEqual(purge);
        }
      }),
    );
  });
});
