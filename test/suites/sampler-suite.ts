import { axisOf } from '@core/search/axes';
import { axesOf } from '@core/search/draw';
import type { Sampler, SamplerKindOf, Search } from '@core/search/sampler';
import { isActive, type Space, spaceOf } from '@core/search/space';
import type { EndedTrial } from '@core/search/trial';
import { type Dimension, type Proposal, sweepPlan } from '@shared/sweep-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** What a proposal comes to: losses, or null where the trial fails. */
type Judge = (proposal: Proposal, number: number) => readonly number[] | null;

/** A space with every kind of dimension, countable throughout, conditions two deep. */
export const conditional = spaceFrom([
  { kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd', { label: 'rms', value: 'rmsprop' }] },
  {
    kind: 'float',
    path: 'training.momentum',
    low: 0.1,
    high: 0.9,
    step: 0.1,
    when: { path: 'training.optimizer', in: ['sgd'] },
  },
  {
    kind: 'choice',
    path: 'training.schedule',
    values: ['constant', 'plateau'],
    when: { path: 'training.optimizer', in: ['adam', 'rms'] },
  },
  {
    kind: 'int',
    path: 'training.plateauPatience',
    low: 2,
    high: 4,
    when: { path: 'training.schedule', in: ['plateau'] },
  },
  { kind: 'int', path: 'model.layers', low: 1, high: 3 },
  { kind: 'toggle', path: 'features.0' },
]);

const numbers = spaceFrom([
  { kind: 'float', path: 'training.learningRate', low: 1e-5, high: 1e-1, log: true },
  { kind: 'int', path: 'model.hidden', low: 1, high: 256, log: true },
  { kind: 'int', path: 'window.lookback', low: 5, high: 60, step: 5 },
  { kind: 'float', path: 'model.dropout', low: 0, high: 0.5 },
  { kind: 'choice', path: 'model.pooling', values: ['last', 'mean'] },
]);

/** What every sampler must keep to, whatever it learns. */
export function samplerSuite(kind: SamplerKindOf): void {
  const spaces = kind.key === 'grid' ? { conditional } : { conditional, numbers };
  const objectives = kind.faults(searchOf(conditional, 1, 2)).length === 0 ? [1, 2] : [1];

  describe(`the sampler ${kind.key}`, () => {
    it.each(Object.entries(spaces))(
      'proposes values of their dimensions, and none that do not apply, in a space of %s',
      (_, space) => {
        fc.assert(
          fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 9 }), (seed, lag) => {
            const trials = lengthIn(kind, space, 40);
            for (const { proposal } of run(kind, searchOf(space, seed, 1, lag), trials, byValue(1)))
              expect(proposalFaults(space, proposal)).toEqual([]);
          }),
          { numRuns: 8 },
        );
      },
    );

    it('proposes the same again where it is told the same, and goes on the same when made anew', () => {
      fc.assert(
        fc.property(
          fc.nat(1e6),
          fc.constantFrom(...objectives),
          fc.integer({ min: 1, max: 7 }),
          (seed, count, lag) => {
            const search = searchOf(conditional, seed, count, lag);
            const trials = lengthIn(kind, conditional, 60);
            const first = run(kind, search, trials, byValue(count));
            expect(run(kind, search, trials, byValue(count))).toEqual(first);
            const anew = kind.create(search);
            const told = trials - lag;
            anew.tell(first.slice(0, told));
            expect(anew.ask(trials - 1, proposalsOf(first.slice(told, trials - 1)))).toEqual(
              first.at(-1)!.proposal,
            );
          },
        ),
        { numRuns: 6 },
      );
    });

    it('does not mind whether it is told one by one or of many at once, nor being asked twice', () => {
      const search = searchOf(conditional, 5, 1, 3);
      const ended = run(kind, search, lengthIn(kind, conditional, 50), byValue(1));
      const one = kind.create(search);
      const many = kind.create(search);
      const told = ended.slice(0, -3);
      for (const trial of told) one.tell([trial]);
      many.tell(told);
      const pending = proposalsOf(ended.slice(-3, -1));
      const number = ended.length - 1;
      const asked = one.ask(number, pending);
      expect(asked).toEqual(many.ask(number, pending));
      expect(one.ask(number, pending)).toEqual(asked);
    });

    it('goes on where trials fail, are pruned, or all of them do', () => {
      for (const judge of [() => null, (p: Proposal, n: number) => (n % 3 === 0 ? null : byValue(1)(p, n))]) {
        for (const { proposal } of run(
          kind,
          searchOf(conditional, 2, 1, 2),
          lengthIn(kind, conditional, 80),
          judge,
        ))
          expect(proposalFaults(conditional, proposal)).toEqual([]);
      }
    });

    it('goes on where every trial is as good as the others', () => {
      const ended = run(kind, searchOf(conditional, 2, 1, 2), lengthIn(kind, conditional, 80), () => [1]);
      expect(new Set(ended.map(({ proposal }) => JSON.stringify(proposal))).size).toBeGreaterThan(20);
    });

    it('proposes something else with another seed', () => {
      const of = (seed: number) => proposalsOf(run(kind, searchOf(conditional, seed), 20, byValue(1)));
      expect(of(1)).not.toEqual(of(2));
    });

    it('waits for as many trials as may be under way', () => {
      const lag = 20;
      const [low, high] = [0, 1].map((better) =>
        run(kind, searchOf(conditional, 3, 1, lag), 60, (p, n) => [n < 40 ? byValue(1)(p, n)![0]! : better]),
      );
      expect(proposalsOf(low!.slice(0, 60))).toEqual(proposalsOf(high!.slice(0, 60)));
    });
  });
}

/** A search as the scheduler makes it: trial n is asked for when 0 ... n - lag were told. */
export function run(
  kind: SamplerKindOf,
  search: Search,
  trials: number,
  judge: Judge,
): readonly EndedTrial[] {
  const sampler: Sampler = kind.create(search);
  const ended: EndedTrial[] = [];
  for (let number = 0; number < trials; number++) {
    if (number >= search.lag) sampler.tell([ended[number - search.lag]!]);
    const pending = proposalsOf(ended.slice(Math.max(0, number - search.lag + 1)));
    const proposal = sampler.ask(number, pending);
    const losses = judge(proposal, number);
    ended.push({ number, proposal, losses, epochLosses: [], foldLosses: [], isPruned: losses === null });
  }
  return ended;
}

export function searchOf(
  space: Space,
  seed: number,
  objectives = 1,
  lag = 1,
  population: number | null = null,
): Search {
  return { space, settings: { kind: 'random', startup: 10, population }, seed, objectives, lag };
}

/** Dimensions as they are written in a plan. */
export function spaceFrom(dimensions: readonly object[]): Space {
  return spaceOf(sweepPlan.parse({ space: dimensions }).space);
}

export function proposalsOf(ended: readonly EndedTrial[]): readonly Proposal[] {
  return ended.map(({ proposal }) => proposal);
}

/** What is wrong with a proposal, as sentences. */
export function proposalFaults({ dimensions }: Space, proposal: Proposal): readonly string[] {
  const unknown = Object.keys(proposal).filter((path) => !dimensions.some((one) => one.path === path));
  return [
    ...unknown.map((path) => `${path} is no dimension`),
    ...dimensions.flatMap((dimension) => {
      const { path } = dimension;
      const given = proposal[path];
      if (!isActive(dimension, proposal)) return given === undefined ? [] : [`${path} does not apply`];
      if (given === undefined) return [`${path} is missing`];
      return isOf(dimension, given) ? [] : [`${path} cannot be ${given}`];
    }),
  ];
}

function isOf(dimension: Dimension, given: Proposal[string]): boolean {
  switch (dimension.kind) {
    case 'toggle':
      return typeof given === 'boolean';
    case 'choice':
      return typeof given === 'string' && axisOf(dimension).indexOf(given) >= 0;
    case 'int':
      return (
        Number.isInteger(given) &&
        isWithin(dimension, given) &&
        (Number(given) - dimension.low) % dimension.step === 0
      );
    default:
      return isWithin(dimension, given) && (dimension.step === null || axisOf(dimension).indexOf(given) >= 0);
  }
}

function isWithin(
  { low, high }: { readonly low: number; readonly high: number },
  given: Proposal[string],
): boolean {
  return typeof given === 'number' && given >= low && given <= high;
}

/** Sums of places, so that there is something to learn; with two objectives that pull apart. */
function byValue(objectives: number, space = conditional): Judge {
  const axes = axesOf(space);
  return (proposal) => {
    const places = axes
      .filter(({ path }) => proposal[path] !== undefined)
      .map((axis) => axis.placeOf(proposal[axis.path]!));
    const sum = places.reduce((all, place) => all + place, 0);
    return objectives === 1 ? [sum] : [sum, places.reduce((all, place) => all + (1 - place) ** 2, 0)];
  };
}

function lengthIn(kind: SamplerKindOf, space: Space, trials: number): number {
  return Math.min(trials, kind.size(searchOf(space, 1)) ?? trials);
}
