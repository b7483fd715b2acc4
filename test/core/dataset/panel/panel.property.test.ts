import { seriesOfRow } from '@core/dataset/panel/layout';
import { panelMatrix } from '@core/dataset/panel/panel-matrix';
import { splitCombinatorially } from '@core/validation/combinatorial';
import type { Split } from '@core/validation/fold';
import { splitKFold } from '@core/validation/k-fold';
import type { Samples } from '@core/validation/samples';
import { splitWalkForward } from '@core/validation/walk-forward';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MadePanel, makePanel, pooled } from './make-panel';

const asked = fc.record({
  seed: fc.nat(),
  series: fc.integer({ min: 1, max: 5 }),
  dates: fc.integer({ min: 30, max: 60 }),
  lookback: fc.integer({ min: 1, max: 4 }),
  horizon: fc.integer({ min: 1, max: 3 }),
});

const common = { embargo: 1, minTrain: 1, validation: { kind: 'share', share: 0.2 } } as const;
const noDays = new Int32Array(0);
const splitters: readonly ((samples: Samples, purge: 'auto' | number) => Split)[] = [
  (samples, purge) =>
    splitWalkForward(samples, noDays, {
      ...common,
      purge,
      window: 'expanding',
      length: 12,
      retrain: { every: 5, unit: 'bars' },
    }),
  (samples, purge) => splitKFold(samples, { ...common, purge, folds: 4 }),
  (samples, purge) => splitCombinatorially(samples, { ...common, purge, blocks: 4, testBlocks: 2 }),
];

/** Dates of the bars that a row's window reads, and of those that its own return and the median of its date read; by hand. */
function datesRead({ layout, close }: MadePanel, row: number, lookback: number, horizon: number) {
  const window = Array.from({ length: lookback }, (_, k) => layout.date[row - k]!);
  const label = layout.names.flatMap((_, s) => {
    const bars = [...close[s]!.keys()].filter(
      (t) => layout.date[layout.offsets[s]! + t] === layout.date[row],
    );
    return bars.flatMap((t) =>
      t + horizon < close[s]!.length
        ? [layout.date[layout.offsets[s]! + t]!, layout.date[layout.offsets[s]! + t + horizon]!]
        : [],
    );
  });
  return { window, label };
}

describe('for any panel', () => {
  it('no label of a training or validation row reads as far as a test row or its label, whatever the split', () => {
    const any = fc.record({ asked, splitter: fc.constantFrom(...splitters), isAuto: fc.boolean() });
    fc.assert(
      fc.property(any, ({ asked, splitter, isAuto }) => {
        const panel = makePanel(asked);
        const { lookback, horizon } = asked;
        const { folds } = splitter(panel.rows.samples, isAuto ? 'auto' : horizon);
        fc.pre(folds.length > 0);
        const span = (row: number): readonly [number, number] => {
          const { window, label } = datesRead(panel, row, lookback, horizon);
          return isAuto
            ? [Math.min(...window), Math.max(...label)]
            : [panel.layout.date[row]!, Math.max(...label)];
        };
        for (const { train, validation, test } of folds.slice(0, 2)) {
          const tested = [...test].map(span);
          for (const row of [...train, ...validation]) {
            const [from, to] = span(row);
            expect(tested.some(([first, last]) => from <= last && first <= to)).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('all rows of a date are on the same side, and rows stand by date and series', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...splitters), (one, splitter) => {
        const { layout, rows } = makePanel(one);
        const order = [...rows.samples.row].map((row) => layout.date[row]! * 1000 + seriesOfRow(layout, row));
        expect(order.every((value, i) => i === 0 || value > order[i - 1]!)).toBe(true);
        for (const { train, validation, test } of splitter(rows.samples, 'auto').folds) {
          const datesOf = (part: Int32Array) => new Set([...part].map((row) => layout.date[row]!));
          const tested = datesOf(test);
          const validated = datesOf(validation);
          for (const date of datesOf(train)) expect(tested.has(date) || validated.has(date)).toBe(false);
          for (const date of validated) expect(tested.has(date)).toBe(false);
        }
      }),
    );
  });

  it('windows hold finite bars of one series only', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { layout, rows, raw } = makePanel(one);
        for (const row of [...rows.samples.row, ...rows.unlabelled]) {
          const s = seriesOfRow(layout, row);
          const first = row - one.lookback + 1;
          expect(first).toBeGreaterThanOrEqual(layout.offsets[s]!);
          const own = raw[s]!.subarray(2 * (first - layout.offsets[s]!), 2 * (row + 1 - layout.offsets[s]!));
          expect(own.length).toBe(2 * one.lookback);
          expect(own.every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it('no bar after a date changes a scaler fitted, a value scaled or a label ended by then', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('series' as const, 'panel' as const), (one, by) => {
        const panel = makePanel(one);
        const { layout, rows } = panel;
        const edge = layout.keys.length >> 1;
        const train = rows.samples.row.filter((_, i) => rows.samples.end[i]! <= edge);
        fc.pre(train.length > 0);
        const keys = layout.names.map((_, s) =>
          Float64Array.from(
            layout.date.subarray(layout.offsets[s], layout.offsets[s + 1]),
            (d) => layout.keys[d]!,
          ),
        );
        const isLater = (s: number, t: number) => layout.date[layout.offsets[s]! + t]! > edge;
        const close = panel.close.map((prices, s) =>
          prices.map((p, t) => (isLater(s, t) ? p * (1 + (t % 5)) : p)),
        );
        const raw = panel.raw.map((values, s) => values.map((v, i) => (isLater(s, i >> 1) ? v * -7 + 1 : v)));
        const other = pooled(keys, close, raw, one.lookback, one.horizon);
        expect(other.rows.samples.row.filter((_, i) => other.rows.samples.end[i]! <= edge)).toEqual(train);

        const scaling = { by, least: 3 };
        const spec = { kind: 'robust', distribution: 'normal' } as const;
        const before = panelMatrix(layout, 2, (s) => panel.raw[s]!, train, spec, scaling);
        const after = panelMatrix(layout, 2, (s) => raw[s]!, train, spec, scaling);
        layout.date.forEach((date, row) => {
          if (date > edge) return;
          expect(after.matrix.subarray(2 * row, 2 * row + 2)).toEqual(
            before.matrix.subarray(2 * row, 2 * row + 2),
          );
        });
        for (const row of train) expect(other.labels[row]).toBe(panel.labels[row]);
      }),
    );
  });
});
