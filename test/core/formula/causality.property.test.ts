import { formulaLibraryOf } from '@core/features/registry';
import { evaluateFormula } from '@core/formula/evaluate';
import { plainLibrary } from '@core/formula/library';
import { inputsOf, joinedOf, memoryOf, warmUpOf } from '@core/formula/reach';
import { mapJoined } from '@core/joined';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars, slicedBars, withOtherFuture } from '../features/sample-bars';
import { sampleJoined, sampleShapes, slicedJoined, withOtherJoinedFuture } from '../features/sample-joined';
import { arbitraryFormula } from './arbitrary-formula';
import { astOf } from './ast-of';

const length = 160;
const runs = { numRuns: 80 };
const seed = fc.integer({ min: 0, max: 1_000_000 });
const moment = fc.integer({ min: 0, max: length - 1 });

describe.each([
  ['of the language alone', plainLibrary],
  ['of the language and every registered feature', formulaLibraryOf([])],
  ['of joined series too', formulaLibraryOf(sampleShapes)],
])('any formula %s', (_, library) => {
  const formula = arbitraryFormula(library);
  const read = (text: string) => astOf(text, library);

  it('does not move at or before a bar when every later bar changes', () => {
    fc.assert(
      fc.property(formula, seed, moment, (text, n, t) => {
        const ast = read(text);
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const before = evaluateFormula(ast, bars, joined).slice(0, t + 1);
        const otherJoined = withOtherJoinedFuture(joined, t + 1, n);
        const after = evaluateFormula(ast, withOtherFuture(bars, t + 1, n), otherJoined);
        expect(after.slice(0, t + 1)).toEqual(before);
      }),
      runs,
    );
  });

  it('says of a prefix of the bars what it says of all of them there', () => {
    fc.assert(
      fc.property(formula, seed, moment, (text, n, t) => {
        const ast = read(text);
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const prefix = evaluateFormula(ast, slicedBars(bars, t), slicedJoined(joined, 0, t));
        expect(prefix).toEqual(evaluateFormula(ast, bars, joined).slice(0, t));
      }),
      runs,
    );
  });

  it('is NaN through its warm-up, finite or NaN after it, and never writes into what it reads', () => {
    fc.assert(
      fc.property(formula, seed, (text, n) => {
        const ast = read(text);
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const values = evaluateFormula(ast, bars, joined);
        expect(values.length).toBe(length);
        expect(values.subarray(0, warmUpOf(ast)).every(Number.isNaN)).toBe(true);
        expect(values.every((value) => Number.isFinite(value) || Number.isNaN(value))).toBe(true);
        values.fill(0);
        expect(bars).toEqual(sampleBars(length, n));
        expect(joined).toEqual(sampleJoined(length, n));
      }),
      runs,
    );
  });

  it('reads the columns and joined series that it says it reads and no other', () => {
    fc.assert(
      fc.property(formula, seed, (text, n) => {
        const ast = read(text);
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const before = evaluateFormula(ast, bars, joined);
        const inputs = inputsOf(ast);
        for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
          if (!inputs.includes(name)) bars[name].fill(NaN);
        const used = joinedOf(ast, sampleShapes);
        const unread = mapJoined(joined, (column) => column.map(() => NaN));
        const others = new Map([...joined, ...[...unread].filter(([name]) => !used.includes(name))]);
        expect(evaluateFormula(ast, bars, others)).toEqual(before);
      }),
      runs,
    );
  });

  it('mostly has values and moves with the past, so that the tests above can fail', () => {
    let defined = 0;
    let moved = 0;
    for (const text of fc.sample(formula, { numRuns: 300, seed: 7 })) {
      const ast = read(text);
      const values = evaluateFormula(ast, sampleBars(length, 1), sampleJoined(length, 1));
      if (!values.some(Number.isFinite)) continue;
      defined++;
      const other = evaluateFormula(ast, sampleBars(length, 2), sampleJoined(length, 2));
      if (values.some((value, t) => !Object.is(value, other[t]))) moved++;
    }
    expect(defined).toBeGreaterThan(150);
    expect(moved).toBeGreaterThan(120);
  });
});

// Some features reach their window by differences of running sums, which leave a rest in the last digit.
describe('any formula without features', () => {
  it('knows no more than its warm-up and its own bar, unless it says that it carries something on', () => {
    fc.assert(
      fc.property(arbitraryFormula(), seed, (text, n) => {
        const ast = astOf(text);
        fc.pre(memoryOf(ast) === 'window' && warmUpOf(ast) < length - 1);
        const bars = sampleBars(length, n);
        const other = sampleBars(length, n + 1);
        const kept = length - 1 - warmUpOf(ast);
        for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
          other[name].set(bars[name].subarray(kept), kept);
        const last = evaluateFormula(ast, bars)[length - 1]!;
        const found = evaluateFormula(ast, other)[length - 1]!;
        expect(found).toBe(last);
      }),
      runs,
    );
  });
});
