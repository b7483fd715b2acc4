import { baumWelch } from '@core/models/hidden-markov/baum-welch';
import { fitHiddenMarkov } from '@core/models/hidden-markov/fit';
import { filteredProbabilities, forward } from '@core/models/hidden-markov/forward';
import type { HiddenMarkovModel } from '@core/models/hidden-markov/model';
import { smoothedProbabilities, viterbiPath } from '@core/models/hidden-markov/not-causal';
import type { Rows } from '@core/models/learner';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { expectNear, golden, part, rowsOf } from '../golden';

const rows = rowsOf(golden.markov.rows, Float64Array);
const firstFeature: Rows = { ...rows, width: 1, values: rows.values.filter((_, i) => i % 2 === 0) };

interface GoldenMoments {
  readonly start: number[];
  readonly transitions: number[][];
  readonly means: number[][];
  readonly variances: number[][];
}

function modelOf({ start, transitions, means, variances }: GoldenMoments): HiddenMarkovModel {
  return {
    kind: 'gaussian-hmm',
    states: start.length,
    width: means[0]!.length,
    start,
    transitions: transitions.flat(),
    means: means.flat(),
    variances: variances.flat(),
  };
}

describe.each([
  ['three', rows],
  ['oneFeature', firstFeature],
] as const)('the hidden Markov model (%s)', (name, own) => {
  const expected = golden.markov[name];
  const noFloor = new Float64Array(own.width);
  const options = {
    maxIterations: expected.iterations,
    tolerance: Number.NEGATIVE_INFINITY,
    varianceFloor: noFloor,
  };

  it("goes hmmlearn's way from the same start", () => {
    const { model, logLikelihoods } = baumWelch(modelOf(expected.from), own, options);
    expectNear(logLikelihoods, expected.logLikelihoods, 1e-6);
    expectNear(model.start, expected.start, 1e-8);
    expectNear(model.transitions, expected.transitions.flat(), 1e-8);
    expectNear(model.means, expected.means.flat(), 1e-8);
    expectNear(model.variances, expected.variances.flat(), 1e-8);
  });

  it("has hmmlearn's likelihood, filtered and smoothed chances and likeliest path", () => {
    const model = modelOf(expected);
    expect(forward(model, own).logLikelihood).toBeCloseTo(expected.logLikelihood, 7);
    const first = filteredProbabilities(model, own).slice(0, 200 * model.states);
    expectNear(first, expected.filtered.flat(), 1e-9);
    const smoothed = smoothedProbabilities(model, own).slice(0, 200 * model.states);
    expectNear(smoothed, expected.smoothed.flat(), 1e-9);
    expect([...viterbiPath(model, own)]).toEqual(expected.path);
  });
});

describe('fitting regimes', () => {
  const fitted = fitHiddenMarkov(rows, { states: 3 }, 1);

  it('finds the states that made the rows, in the order of their first mean', () => {
    expect(fitted.note).toBeNull();
    expectNear(fitted.model.means, [-0.6, 2, 0, 0.7, 0.5, 1.2], 0.3);
    const path = viterbiPath(fitted.model, rows);
    const right = golden.markov.states.filter((state, t) => state === path[t]).length;
    expect(right / rows.count).toBeGreaterThan(0.9);
    expect(fitted.logLikelihood).toBeGreaterThanOrEqual(golden.markov.three.logLikelihood - 1e-3);
  });

  it('is the same for the same seed and through JSON', () => {
    const again = fitHiddenMarkov(rows, { states: 3 }, 1);
    expect(again).toEqual(fitted);
    expect(JSON.parse(JSON.stringify(fitted.model))).toEqual(fitted.model);
  });

  it('filters causally: a later row changes no earlier chance, though it changes smoothed ones', () => {
    const changed = { ...rows, values: rows.values.with(2 * 400, 30) };
    const early = (of: Float64Array) => of.slice(0, 400 * 3);
    const whole = filteredProbabilities(fitted.model, rows);
    const other = filteredProbabilities(fitted.model, changed);
    expect(early(other)).toEqual(early(whole));
    expect(other.every(Number.isFinite)).toBe(true);
    const smoothed = [rows, changed].map((of) => early(smoothedProbabilities(fitted.model, of)));
    expect(smoothed[0]).not.toEqual(smoothed[1]);
  });

  it('lets the transitions speak for a row with a hole', () => {
    const holed = { ...rows, values: rows.values.with(2 * 300, Number.NaN) };
    const chances = filteredProbabilities(fitted.model, holed);
    const { transitions } = fitted.model;
    const expected = [0, 1, 2].map((s) =>
      [0, 1, 2].reduce((sum, r) => sum + chances[299 * 3 + r]! * transitions[r * 3 + s]!, 0),
    );
    expectNear(chances.slice(900, 903), expected, 1e-12);
  });

  it('says that it had not converged where it was not let', () => {
    const { note, isConverged } = fitHiddenMarkov(rows, { states: 3, maxIterations: 2, restarts: 0 }, 1);
    expect(isConverged).toBe(false);
    expect(note).toMatch(/not converged after 2 iterations/);
  });

  it('refuses too few rows, holes and a constant feature with a sentence', () => {
    expect(() => fitHiddenMarkov(part(rows, 0, 29), { states: 3 }, 1)).toThrow(
      'The hidden Markov model was not fitted: 29 training rows are too few for 3 states; 30 are needed.',
    );
    const holed = { ...rows, values: rows.values.with(9, Number.NaN) };
    expect(() => fitHiddenMarkov(holed, { states: 2 }, 1)).toThrow(
      'row 5 of the training rows lacks a feature',
    );
    const constant = { ...rows, values: rows.values.map((value, i) => (i % 2 === 1 ? 4 : value)) };
    expect(() => fitHiddenMarkov(constant, { states: 2 }, 1)).toThrow('feature 2 is constant');
    expect(() => fitHiddenMarkov(rows, { states: 1.5 }, 1)).toThrow(
      'a whole number of states from 1, not 1.5',
    );
  });

  it('takes the likeliest of its starts, and puts its states in order whichever it was', () => {
    // The first feature tells one state of five from the others: groups by its size are a slow start.
    const random = createRandom(2, 'rows');
    const values = Float64Array.from({ length: 2000 }, (_, i) => {
      const state = Math.floor(i / 40) % 5;
      return random.normal() + (i % 2 === 0 ? [0, 0, 4, 0, 0] : [0, 20, 5, 15, 10])[state]!;
    });
    const mixed = { count: 1000, width: 2, values };
    const one = fitHiddenMarkov(mixed, { states: 5, restarts: 0, maxIterations: 8 }, 1);
    for (const seed of [1, 2, 3]) {
      const { model, logLikelihood } = fitHiddenMarkov(
        mixed,
        { states: 5, restarts: 6, maxIterations: 8 },
        seed,
      );
      expect(logLikelihood).toBeGreaterThan(one.logLikelihood + 10);
      const [first, second] = [0, 1].map((f) => model.means.filter((_, i) => i % 2 === f));
      expect(first).toEqual(first!.toSorted((a, b) => a - b));
      expectNear(
        second!.slice(0, 4).sort((a, b) => a - b),
        [0, 10, 15, 20],
        0.3,
      );
    }
  });

  it('keeps a state from closing in on one value', () => {
    const values = Float64Array.from(firstFeature.values, (value, t) => (t % 50 < 20 ? 0 : value));
    const { model } = fitHiddenMarkov({ ...firstFeature, values }, { states: 2 }, 1);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.min(...model.variances) / variance).toBeCloseTo(1e-4, 10);
  });

  it('takes the lower state of equally likely paths', () => {
    const even: HiddenMarkovModel = {
      kind: 'gaussian-hmm',
      states: 2,
      width: 1,
      start: [0.5, 0.5],
      transitions: [0.5, 0.5, 0.5, 0.5],
      means: [0, 0],
      variances: [1, 1],
    };
    expect([...viterbiPath(even, part(firstFeature, 0, 5))]).toEqual([0, 0, 0, 0, 0]);
  });
});
