import { type ClassProbabilities, classifyMovement, classShares, likeliest } from '@core/stats/movement';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/sklearn-golden.json';
import { expectFigures } from './golden-figures';

function columns(rows: readonly (readonly number[])[]): ClassProbabilities {
  const column = (k: number) => Float64Array.from(rows, (row) => row[k]!);
  return [column(0), column(1), column(2)];
}

describe('classifyMovement', () => {
  for (const example of golden.movements) {
    it(`equals scikit-learn to 1e-12: ${example.name}`, () => {
      const figures = classifyMovement(columns(example.probability), Float64Array.from(example.label));
      expect(figures.confusion).toEqual(example.confusion);
      expectFigures({ ...figures }, example.figures);
    });
  }

  it('leaves out rows whose outcome or probability is not known', () => {
    const said = columns([
      [0.8, 0.1, 0.1],
      [0.1, 0.1, 0.8],
      [NaN, NaN, NaN],
    ]);
    const { confusion, accuracy } = classifyMovement(said, Float64Array.of(0, NaN, 2));
    expect(confusion).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(accuracy).toBe(1);
  });

  it('has no figure at all without rows', () => {
    const { confusion, ...figures } = classifyMovement(columns([]), new Float64Array(0));
    expect(Object.values(figures)).toEqual([NaN, NaN, NaN, NaN]);
    expect(confusion.flat()).toEqual(new Array(9).fill(0));
  });
});

describe('always saying the most frequent class', () => {
  it('takes it and the probabilities from the training rows', () => {
    const training = Float64Array.of(1, 1, 0, 2, NaN);
    const shares = classShares(training);
    expect(shares).toEqual([0.25, 0.5, 0.25]);
    expect(likeliest(shares)).toBe(1);
    const [first, second, third] = shares.map((share) => new Float64Array(4).fill(share));
    const figures = classifyMovement([first!, second!, third!], Float64Array.of(1, 2, 2, NaN));
    expect(figures.confusion).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0, 2, 0],
    ]);
    expect(figures.accuracy).toBeCloseTo(1 / 3, 15);
    expect(figures.balancedAccuracy).toBe(0.5);
    expect(figures.logLoss).toBeCloseTo(-(Math.log(0.5) + 2 * Math.log(0.25)) / 3, 14);
  });
});
