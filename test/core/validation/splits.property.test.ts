import { splitCombinatorially } from '@core/validation/combinatorial';
import { segmentsOf } from '@core/validation/drawing';
import type { Fold, FoldSettings, Split } from '@core/validation/fold';
import { splitKFold } from '@core/validation/k-fold';
import type { Samples } from '@core/validation/samples';
import { stitchPath } from '@core/validation/stitch';
import { splitWalkForward } from '@core/validation/walk-forward';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySamples, anySeparation, partsOf, placesOf } from './rows';

const seven = (samples: Samples) =>
  Int32Array.from({ length: samples.at.at(-1)! + 1 }, (_, t) => Math.floor(t / 3));
const unit = fc.constantFrom('bars' as const, 'days' as const, 'weeks' as const, 'months' as const);

type Splitter = (samples: Samples) => fc.Arbitrary<(settings: FoldSettings) => Split>;
const splitters: Readonly<Record<string, Splitter>> = {
  'walk-forward': (samples) =>
    fc
      .record({
        window: fc.constantFrom('rolling' as const, 'expanding' as const),
        length: fc.integer({ min: 3, max: 40 }),
        retrain: fc.record({ every: fc.integer({ min: 1, max: 9 }), unit }),
      })
      .map((asked) => (settings) => splitWalkForward(samples, seven(samples), { ...settings, ...asked })),
  'purged k-fold': (samples) =>
    fc.integer({ min: 2, max: 7 }).map((folds) => (settings) => splitKFold(samples, { ...settings, folds })),
  'combinatorial purged': (samples) =>
    fc
      .integer({ min: 2, max: 6 })
      .chain((blocks) =>
        fc.record({ blocks: fc.constant(blocks), testBlocks: fc.integer({ min: 1, max: blocks - 1 }) }),
      )
      .map((asked) => (settings) => splitCombinatorially(samples, { ...settings, ...asked })),
};

interface Case {
  readonly samples: Samples;
  readonly settings: FoldSettings;
  readonly split: Split;
}

function cases(splitter: Splitter): fc.Arbitrary<Case> {
  return anySamples
    .chain((samples) =>
      fc.record({ samples: fc.constant(samples), settings: anySeparation(samples), make: splitter(samples) }),
    )
    .map(({ samples, settings, make }) => ({ samples, settings, split: make(settings) }))
    .filter(({ split }) => split.faults.length === 0);
}

/** All that a row reads; with a purge by number, all that its label reads, and that many moments. */
function claim({ samples, settings }: Case, i: number): readonly [number, number] {
  const { at, start, end } = samples;
  if (settings.purge === 'auto') return [start[i]!, end[i]!];
  return [at[i]!, Math.max(end[i]!, at[i]! + settings.purge)];
}

const meet = (a: readonly [number, number], b: readonly [number, number]) => a[0] <= b[1] && b[0] <= a[1];

function hasClash(one: Case, a: readonly number[], b: readonly number[]): boolean {
  return a.some((i) => b.some((j) => meet(claim(one, i), claim(one, j))));
}

/** Whether row i lies after a test row and within the embargo of what that reads. */
function isEmbargoed(one: Case, i: number, test: readonly number[]): boolean {
  const { at } = one.samples;
  return test.some((j) => at[i]! > at[j]! && claim(one, i)[0] <= claim(one, j)[1] + one.settings.embargo);
}

const ascending = (values: readonly number[]) =>
  values.every((value, i) => i === 0 || value > values[i - 1]!);

function folds(one: Case) {
  const { samples, split } = one;
  return split.folds.map((fold: Fold) => ({
    fold,
    train: placesOf(samples, fold.train),
    validation: placesOf(samples, fold.validation),
    test: placesOf(samples, fold.test),
    purged: placesOf(samples, fold.purged),
    embargoed: placesOf(samples, fold.embargoed),
  }));
}

describe.each(Object.entries(splitters))('for any samples, %s', (_, splitter) => {
  const any = cases(splitter);
  const check = (holds: (one: Case) => void) => fc.assert(fc.property(any, holds), { numRuns: 120 });

  it('lets nothing that trains or validates read what a test reads, nor one what the other does', () => {
    check((one) => {
      for (const { train, validation, test } of folds(one)) {
        expect(hasClash(one, train, test)).toBe(false);
        expect(hasClash(one, validation, test)).toBe(false);
        expect(hasClash(one, train, validation)).toBe(false);
      }
    });
  });

  it('lets no label cross an edge, whatever the purge', () => {
    check(({ samples, split }) => {
      const label = (i: number): readonly [number, number] => [samples.at[i]!, samples.end[i]!];
      for (const fold of split.folds) {
        const test = placesOf(samples, fold.test);
        for (const i of placesOf(samples, Int32Array.of(...fold.train, ...fold.validation)))
          expect(test.some((j) => meet(label(i), label(j)))).toBe(false);
      }
    });
  });

  it('keeps the embargo after every test', () => {
    check((one) => {
      for (const { train, validation, test } of folds(one))
        for (const i of [...train, ...validation]) expect(isEmbargoed(one, i, test)).toBe(false);
    });
  });

  it('takes no more than it must: what is purged would clash, what is embargoed follows too closely', () => {
    check((one) => {
      for (const { validation, test, purged, embargoed } of folds(one)) {
        for (const i of purged) expect(hasClash(one, [i], [...test, ...validation])).toBe(true);
        for (const i of embargoed) {
          expect(isEmbargoed(one, i, test)).toBe(true);
          expect(hasClash(one, [i], test)).toBe(false);
        }
      }
    });
  });

  it('gives each row one part at most, in order of time, all rows of a moment in the test or none', () => {
    check(({ samples, split }) => {
      for (const fold of split.folds) {
        const all = partsOf(fold).flatMap((rows) => [...rows]);
        expect(new Set(all).size).toBe(all.length);
        for (const rows of partsOf(fold)) expect(ascending([...rows])).toBe(true);
        const tested = new Set(placesOf(samples, fold.test).map((i) => samples.at[i]));
        const others = placesOf(samples, Int32Array.of(...fold.train, ...fold.validation, ...fold.purged));
        for (const i of others) expect(tested.has(samples.at[i])).toBe(false);
      }
    });
  });

  it('validates on as many moments as asked, the latest of what is not tested', () => {
    check((one) => {
      const { at } = one.samples;
      for (const { train, validation } of folds(one)) {
        const moments = new Set(validation.map((i) => at[i])).size;
        const { validation: part } = one.settings;
        if (part.kind === 'bars') expect(moments === part.bars || train.length === 0).toBe(true);
        if (train.length > 0 && validation.length > 0)
          expect(at[train.at(-1)!]).toBeLessThan(at[validation[0]!]!);
      }
    });
  });

  it('is drawn with as many rows as it has', () => {
    check(({ samples, split }) => {
      for (const fold of split.folds) {
        const segments = segmentsOf(samples, fold);
        expect(segments.reduce((rows, segment) => rows + segment.rows, 0)).toBe(samples.row.length);
        expect(ascending(segments.flatMap(({ from, to }) => (from === to ? [from] : [from, to])))).toBe(true);
        const tested = segments
          .filter(({ role }) => role === 'test')
          .reduce((rows, segment) => rows + segment.rows, 0);
        expect(tested).toBe(fold.test.length);
      }
    });
  });
});

describe('for any samples', () => {
  it('walk-forward tests each row once at most, in order, all from the first test on, and trains before it only', () => {
    fc.assert(
      fc.property(cases(splitters['walk-forward']!), (one) => {
        const tested = folds(one).flatMap(({ test }) => test);
        const first = tested[0]!;
        expect(tested).toEqual(Array.from({ length: one.samples.row.length - first }, (_, i) => first + i));
        for (const { train, validation, test } of folds(one))
          expect(Math.max(-1, ...train, ...validation)).toBeLessThan(test[0]!);
      }),
    );
  });

  it('k-fold tests each row exactly once', () => {
    fc.assert(
      fc.property(cases(splitters['purged k-fold']!), ({ samples, split }) => {
        expect(split.folds.flatMap(({ test }) => [...test])).toEqual([...samples.row]);
      }),
    );
  });

  it('every back-test path covers each row exactly once, and every tested stretch is in one path', () => {
    const any = fc.record({
      samples: anySamples,
      blocks: fc.integer({ min: 2, max: 7 }),
      testBlocks: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(any, ({ samples, blocks, testBlocks }) => {
        fc.pre(testBlocks < blocks);
        const settings = {
          purge: 'auto',
          embargo: 0,
          validation: { kind: 'bars', bars: 0 },
          minTrain: 0,
        } as const;
        const { folds: made, paths } = splitCombinatorially(samples, { ...settings, blocks, testBlocks });
        fc.pre(made.length > 0);
        const rows = made.map((fold) => Float64Array.from(fold.test));
        const used = new Set<string>();
        for (const path of paths) {
          const stitched = stitchPath(path, made, rows, 1);
          expect([...stitched.rows]).toEqual([...samples.row]);
          expect([...stitched.values]).toEqual([...samples.row]);
          for (const { fold, from } of path) used.add(`${fold} ${from}`);
        }
        expect(used.size).toBe(paths.length * blocks);
        expect(used.size).toBe(made.length * testBlocks);
      }),
    );
  });
});
