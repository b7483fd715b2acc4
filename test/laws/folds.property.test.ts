import type { PreparedExperiment } from '@core/dataset/prepare';
import { prepareExperiment } from '@core/dataset/prepare';
import { SpecError } from '@core/spec/spec-error';
import type { Fold } from '@core/validation/fold';
import type { ExperimentSpec } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars, withOtherFuture } from '../core/features/sample-bars';
import { onlyBars } from '../core/only-bars';
import { anySpec } from './random-specs';

const length = 320;
const runs = 120;

/** Null where the spec cannot be carried by so few bars, which it then says. */
function prepared(spec: ExperimentSpec, bars = sampleBars(length)): PreparedExperiment | null {
  try {
    return prepareExperiment(spec, onlyBars({ ...bars, adjustedClose: null }));
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return null;
  }
}

const soundFolds = ({ split }: PreparedExperiment): readonly Fold[] =>
  split.folds.filter(({ flaw }) => flaw === null);

describe('for any experiment', () => {
  it('labels never cross an edge between two splits of a fold, and with an automatic purge no bar is read on two sides', () => {
    let judged = 0;
    fc.assert(
      fc.property(anySpec, (spec) => {
        const experiment = prepared(spec);
        if (experiment === null) return;
        const { ends } = experiment.labelled;
        const { lookback } = spec.window;
        // First and last bar that a row claims.
        const isWhole = spec.split.purge === 'auto';
        const from = (row: number) => (isWhole ? row - lookback + 1 : row + 1);
        for (const { train, validation, test } of soundFolds(experiment)) {
          judged++;
          const claims = new Map<number, number>();
          for (const [side, rows] of [train, validation, test].entries())
            for (const row of rows)
              for (let bar = from(row); bar <= ends[row]!; bar++) {
                const other = claims.get(bar) ?? side;
                if (other !== side) throw new Error(`bar ${bar} is read by splits ${other} and ${side}`);
                claims.set(bar, side);
              }
        }
      }),
      { numRuns: runs },
    );
    expect(judged).toBeGreaterThan(runs / 2);
  });

  it('a purge in bars lies between any two splits, and nothing trains within the embargo after a test', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const experiment = prepared(spec);
        if (experiment === null) return;
        const purge = spec.split.purge === 'auto' ? 0 : spec.split.purge;
        const embargo = spec.split.kind === 'chronological' ? 0 : spec.split.embargo;
        for (const { train, validation, test } of soundFolds(experiment)) {
          const sideOf = new Map<number, string>();
          for (const row of train) sideOf.set(row, 'train');
          for (const row of validation) sideOf.set(row, 'validation');
          for (const row of test) sideOf.set(row, 'test');
          for (const [row, side] of sideOf)
            for (let next = row + 1; next <= row + purge + embargo; next++) {
              const other = sideOf.get(next);
              if (other === undefined || other === side) continue;
              expect(next - row, `${side} ${row}, ${other} ${next}`).toBeGreaterThan(purge);
              if (side === 'test' && other === 'train') throw new Error(`row ${next} trains in the embargo`);
            }
        }
      }),
      { numRuns: runs },
    );
  });

  it('what a fold learns from before bar t is the same whatever comes after it', () => {
    let judged = 0;
    fc.assert(
      fc.property(anySpec, fc.integer({ min: 150, max: length - 20 }), (spec, t) => {
        const before = prepared(spec);
        const after = prepared(spec, withOtherFuture(sampleBars(length), t + 1, 7));
        if (before === null || after === null) return;
        const ends = before.labelled.ends;
        // Folds made of what is known at t, found in both: with other data behind, walk-forward has others behind them.
        const whole = (fold: Fold) => [...fold.train, ...fold.validation].every((row) => ends[row]! <= t);
        for (const [f, fold] of before.split.folds.entries()) {
          const same = after.split.folds[f];
          if (fold.flaw !== null || !whole(fold) || same === undefined) continue;
          if (!sameRows(fold.train, same.train) || !sameRows(fold.validation, same.validation)) continue;
          judged++;
          if (!canBeTaught(before, f)) continue;
          const one = before.dataset(f);
          const other = after.dataset(f);
          const { length: width } = one.featureNames;
          const known = (t + 1) * width;
          expect(sameBits(one.matrix.subarray(0, known), other.matrix.subarray(0, known))).toBe(true);
          expect(one.scaler).toEqual(other.scaler);
          expect(one.target).toEqual(other.target);
          expect(one.loss).toEqual(other.loss);
          for (const row of [...fold.train, ...fold.validation])
            if (!Object.is(one.labels[row], other.labels[row])) throw new Error(`label of row ${row} moved`);
        }
      }),
      { numRuns: runs },
    );
    expect(judged).toBeGreaterThan(runs / 4);
  });
});

/** A hidden Markov model may find too little in the rows of a fold, or one regime alone; a sentence says so. */
function canBeTaught(experiment: PreparedExperiment, fold: number): boolean {
  try {
    experiment.dataset(fold);
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/hidden Markov model.*\.$|nothing to learn/),
    });
    return false;
  }
}

function sameRows(one: Int32Array, other: Int32Array): boolean {
  return one.length === other.length && one.every((row, i) => row === other[i]);
}

function sameBits(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, i) => Object.is(value, other[i]));
}
