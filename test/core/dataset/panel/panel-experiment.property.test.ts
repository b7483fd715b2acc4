import { portfolioTargets } from '@core/backtest/portfolio/rule';
import { simulatePortfolio } from '@core/backtest/portfolio/simulate-portfolio';
import { seriesOfRow } from '@core/dataset/panel/layout';
import { type PreparedExperiment, panelBarsOf, prepareExperiment } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf, dayOf, type PanelCase, panelCases, specOf, withOtherFuture } from './any-panel-experiment';

/** Null where nothing can be learnt of what the case drew. */
function prepared(one: PanelCase, data = dataOf(one)): PreparedExperiment | null {
  try {
    return prepareExperiment(specOf(one), data);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const dateOf = (experiment: PreparedExperiment, row: number) => experiment.layout!.date[row]!;
const places = ({ split }: PreparedExperiment) =>
  split.folds.flatMap(({ flaw }, f) => (flaw === null ? [f] : []));

/** Says something of a row from nothing but its window. */
function says(experiment: PreparedExperiment, matrix: Float32Array, row: number): number {
  const width = experiment.featureNames.length;
  const window = matrix.subarray((row - experiment.spec.window.lookback + 1) * width, (row + 1) * width);
  return 0.5 + Math.atan(window.reduce((sum, value) => sum + value, 0)) / Math.PI / 2;
}

describe('an experiment on any panel', () => {
  it('no window or label of a training or validation row meets the label of a test row, whatever label and split', () => {
    const seen = { cases: 0, pairs: 0 };
    fc.assert(
      fc.property(panelCases, (one) => {
        const experiment = prepared(one);
        if (experiment === null) return;
        const { samples, layout, spec } = experiment;
        seen.cases++;
        const place = new Map([...samples.row].map((row, i) => [row, i]));
        samples.row.forEach((row, i) => {
          // Windows are of one series, whose own dates they begin and end at.
          const s = seriesOfRow(layout!, row);
          expect(row - spec.window.lookback + 1).toBeGreaterThanOrEqual(layout!.offsets[s]!);
          expect(samples.start[i]).toBe(dateOf(experiment, row - spec.window.lookback + 1));
          expect(samples.end[i]!).toBeGreaterThanOrEqual(dateOf(experiment, row));
        });
        for (const f of places(experiment)) {
          const { train, validation, test } = experiment.split.folds[f]!;
          const judged = new Set([...test].map((row) => dateOf(experiment, row)));
          const reads = new Int32Array(layout!.keys.length + 1);
          for (const row of test) {
            reads[samples.start[place.get(row)!]!]! += 1;
            reads[samples.end[place.get(row)!]! + 1]! -= 1;
          }
          for (let d = 1; d < reads.length; d++) reads[d]! += reads[d - 1]!;
          for (const row of [...train, ...validation]) {
            expect(judged.has(dateOf(experiment, row))).toBe(false);
            const [from, to] = [samples.start[place.get(row)!]!, samples.end[place.get(row)!]!];
            expect(reads.subarray(from, to + 1).every((count) => count === 0)).toBe(true);
            seen.pairs++;
          }
        }
      }),
      { numRuns: 50 },
    );
    expect(seen.cases).toBeGreaterThan(30);
    expect(seen.pairs).toBeGreaterThan(1000);
  });

  it('nothing from the first test date on moves what is trained on before it, what is said or what is traded (law 1)', () => {
    const seen = { cases: 0, moved: 0 };
    fc.assert(
      fc.property(panelCases, fc.nat(), (one, pick) => {
        const data = dataOf(one);
        const before = prepared(one, data);
        if (before === null) return;
        const folds = places(before);
        const f = folds[pick % folds.length]!;
        const { train, validation, test } = before.split.folds[f]!;
        const edge = dateOf(before, test[0]!);
        const firstDay = one.byDay ? before.layout!.keys[edge]! : dayOf(before.layout!.keys[edge]!);
        const after = prepared(one, withOtherFuture(data, firstDay));
        // Other values may leave the newest fold with one class only.
        if (after === null || after.split.folds[f]!.flaw !== null) return;
        seen.cases++;

        const isBefore = (row: number) => dateOf(before, row) < edge;
        const other = after.split.folds[f]!;
        expect(after.layout).toEqual(before.layout);
        const [first, second] = [before.dataset(f), after.dataset(f)];
        for (const row of [...train, ...validation].filter(isBefore)) {
          expect(second.outcomes[row]).toBe(first.outcomes[row]);
          expect(second.direction[row]).toBe(first.direction[row]);
        }
        // What lies after the test may train in some splits: it teaches the scaler, and moves what validates.
        if (![...train, ...validation].every(isBefore)) return;
        expect([other.train, other.validation]).toEqual([train, validation]);
        expect(second.scaler).toEqual(first.scaler);
        expect([second.target, second.loss]).toEqual([first.target, first.loss]);
        const width = before.featureNames.length;
        before.layout!.date.forEach((date, row) => {
          const cells = [row * width, (row + 1) * width] as const;
          const [had, has] = [first.matrix.subarray(...cells), second.matrix.subarray(...cells)];
          if (date < edge) expect(has).toEqual(had);
          else if (has.some((value, i) => value !== had[i])) seen.moved++;
        });

        const accounts = [first, second].map(({ matrix }, i) => {
          const experiment = [before, after][i]!;
          const up = new Float64Array(experiment.layout!.date.length).fill(Number.NaN);
          for (const row of experiment.samples.row) up[row] = says(experiment, matrix, row);
          const targets = portfolioTargets(experiment.layout!, up, experiment.spec.decision);
          return simulatePortfolio(panelBarsOf(experiment)!, targets, experiment.spec.costs);
        });
        for (const key of ['equity', 'position', 'gross'] as const)
          expect(accounts[1]![key].slice(0, edge)).toEqual(accounts[0]![key].slice(0, edge));
        expect(after.bars.close.slice(0, edge)).toEqual(before.bars.close.slice(0, edge));
      }),
      { numRuns: 50 },
    );
    expect(seen.cases).toBeGreaterThan(25);
    expect(seen.moved).toBeGreaterThan(500);
  });

  it('a series is scaled by its own training rows, whatever the others are, and none of them leaks into another', () => {
    fc.assert(
      fc.property(panelCases, (one) => {
        const own = {
          ...one,
          scaledBy: 'series' as const,
          split: { kind: 'chronological' },
          label: 'return' as const,
        };
        const data = dataOf(own);
        const before = prepared(own, data);
        if (before === null) return;
        // The last series is another one altogether, at the same times.
        const other = withOtherFuture(data, 0).panel.at(-1)!;
        const after = prepared(own, { ...data, panel: [...data.panel.slice(0, -1), other] })!;
        const end = before.layout!.offsets.at(-2)!;
        const counts = before.layout!.names.map(
          (_, s) =>
            [...before.split.folds[0]!.train].filter((row) => seriesOfRow(before.layout!, row) === s).length,
        );
        const [first, second] = [before.dataset(0), after.dataset(0)];
        expect(second.outcomes.slice(0, end)).toEqual(first.outcomes.slice(0, end));
        const width = before.featureNames.length;
        counts.slice(0, -1).forEach((rows, s) => {
          // Those of too few rows are scaled by all together.
          if (rows < 60) return;
          const cells = [before.layout!.offsets[s]! * width, before.layout!.offsets[s + 1]! * width] as const;
          expect(second.matrix.slice(...cells)).toEqual(first.matrix.slice(...cells));
        });
      }),
      { numRuns: 30 },
    );
  });
});
