import { minimise, type Objective } from '@core/models/optimise/lbfgs';
import { describe, expect, it } from 'vitest';
import { expectNear } from '../golden';

/** Rosenbrock's valley: lowest, 0, at (1, 1). */
const valley: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

const settings = { maxIterations: 200, tolerance: 1e-10 };

describe('L-BFGS', () => {
  it('finds the bottom of a bent valley and leaves the start as it is', () => {
    const start = Float64Array.of(-1.2, 1);
    const { x, isConverged, iterations, steepest } = minimise(valley, start, settings);
    expectNear(x, [1, 1], 1e-9);
    expect(isConverged).toBe(true);
    expect(iterations).toBeLessThan(60);
    expect(steepest).toBeLessThan(1e-10);
    expect([...start]).toEqual([-1.2, 1]);
  });

  it('says that it had not converged where it was not let', () => {
    expect(minimise(valley, Float64Array.of(-1.2, 1), { ...settings, maxIterations: 5 })).toMatchObject({
      isConverged: false,
      iterations: 5,
    });
  });

  it('goes by the slopes where the values differ by less than rounding', () => {
    for (const phase of [0, 1, 2, 3, 4, 5]) {
      const rough: Objective = (point, gradient) => {
        gradient[0] = 2 * (point[0]! - 1);
        gradient[1] = 20 * (point[1]! + 2);
        const rounding = 3e-14 * Math.sin(1e9 * (point[0]! + point[1]!) + phase);
        return 1 + (point[0]! - 1) ** 2 + 10 * (point[1]! + 2) ** 2 + rounding;
      };
      const { x, isConverged } = minimise(rough, Float64Array.of(1.0000001, -1.99999), {
        ...settings,
        tolerance: 1e-12,
      });
      expect(isConverged).toBe(true);
      expectNear(x, [1, -2], 1e-12);
    }
  });

  it('gives up on a function that falls for ever', () => {
    const falling: Objective = (point, gradient) => {
      gradient[0] = -1;
      return -point[0]!;
    };
    expect(minimise(falling, Float64Array.of(0), settings).isConverged).toBe(false);
  });
});
