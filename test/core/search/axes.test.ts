import { type Axis, axisOf } from '@core/search/axes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spaceFrom } from '../../suites/sampler-suite';

const of = (dimension: object): Axis => axisOf(spaceFrom([dimension]).dimensions[0]!);
const valuesOf = (axis: Axis) => Array.from({ length: axis.size ?? 0 }, (_, k) => axis.value(k));

it('writes steps with the decimals of the plan', () => {
  expect(valuesOf(of({ kind: 'float', path: 'a', low: 0.1, high: 0.7, step: 0.1 }))).toEqual([
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7,
  ]);
  expect(valuesOf(of({ kind: 'float', path: 'a', low: 1e-7, high: 4e-7, step: 1e-7 }))).toEqual([
    1e-7, 2e-7, 3e-7, 4e-7,
  ]);
  expect(valuesOf(of({ kind: 'float', path: 'a', low: 0, high: 1, step: 0.3 }))).toEqual([0, 0.3, 0.6, 0.9]);
  expect(valuesOf(of({ kind: 'int', path: 'a', low: -4, high: 5, step: 4 }))).toEqual([-4, 0, 4]);
});

it('gives choices and toggles in the order of the plan', () => {
  expect(
    valuesOf(of({ kind: 'choice', path: 'a', values: ['b', 7, null, { label: 'c', value: [1] }] })),
  ).toEqual(['b', '7', 'null', 'c']);
  expect(valuesOf(of({ kind: 'toggle', path: 'features.0' }))).toEqual([false, true]);
});

it('shares a logarithmic axis evenly between its factors', () => {
  const axis = of({ kind: 'float', path: 'a', low: 1e-4, high: 1, log: true });
  expect([0, 0.25, 0.5, 0.75, 1].map(axis.at)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
  const whole = of({ kind: 'int', path: 'a', low: 1, high: 1000, log: true });
  expect(whole.at(0)).toBe(1);
  expect(whole.at(1)).toBe(1000);
  expect(whole.at(0.5)).toBeLessThan(40);
});

it('shows eight digits of a number between two, all that it is trained with', () => {
  expect(of({ kind: 'float', path: 'a', low: 0, high: 1 }).at(1 / 3)).toBe(0.33333333);
});

const anyAxis = fc
  .record({
    low: fc.integer({ min: -50, max: 50 }),
    width: fc.integer({ min: 1, max: 200 }),
    step: fc.integer({ min: 1, max: 20 }),
    kind: fc.constantFrom('int', 'float', 'log', 'logFloat', 'smooth'),
  })
  .map(({ low, width, step, kind }) => {
    const log = kind.startsWith('log');
    const from = log ? Math.abs(low) + 1 : low;
    return of({
      kind: kind === 'int' || kind === 'log' ? 'int' : 'float',
      path: 'a',
      low: from,
      high: from + width,
      log,
      ...(kind === 'int' || kind === 'float' ? { step: Math.min(step, width) } : {}),
    });
  });

it('finds every value again at its place, and never one outside', () => {
  fc.assert(
    fc.property(anyAxis, fc.double({ min: -0.5, max: 1.5, noNaN: true }), (axis, unit) => {
      const value = axis.at(unit);
      expect(axis.at(axis.placeOf(value))).toBe(value);
      const { low, high } = axis.dimension as { low: number; high: number };
      expect(Number(value) >= low && Number(value) <= high).toBe(true);
    }),
  );
});

it('gives each countable value the stretch between its edges', () => {
  fc.assert(
    fc.property(anyAxis, fc.nat(1e6), (axis, n) => {
      if (axis.size === null) return;
      const k = n % axis.size;
      const [from, to] = [axis.edge(k), axis.edge(k + 1)];
      expect(axis.indexOf(axis.value(k))).toBe(k);
      for (const share of [0.01, 0.5, 0.99]) expect(axis.at(from + share * (to - from))).toBe(axis.value(k));
    }),
  );
});
