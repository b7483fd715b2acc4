import { addToFront, type FrontTrial } from '@core/search/front';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const frontOf = (trials: readonly FrontTrial[]) =>
  trials.reduce<readonly FrontTrial[]>((front, trial) => addToFront(front, trial) ?? front, []);

describe('the front of a search', () => {
  it('of one objective is the best trial, of equals the first', () => {
    const trials = [0.7, 0.5, 0.6, 0.5].map((loss, number) => ({ number, losses: [loss] }));
    expect(frontOf(trials)).toEqual([{ number: 1, losses: [0.5] }]);
    expect(frontOf(trials.toReversed())).toEqual([{ number: 1, losses: [0.5] }]);
  });

  it('of two objectives holds all that none beats in both, by the first objective, in whatever order they end', () => {
    const loss = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(loss, loss), { maxLength: 25 }),
        fc.infiniteStream(fc.nat()),
        (all, draws) => {
          const trials = all.map((losses, number) => ({ number, losses }));
          const keys = new Map(trials.map(({ number }) => [number, draws.next().value]));
          const shuffled = trials.toSorted((a, b) => Number(keys.get(a.number)) - Number(keys.get(b.number)));
          const expected = trials
            .filter(
              (trial) =>
                !trials.some(
                  (other) =>
                    other.losses[0]! <= trial.losses[0]! &&
                    other.losses[1]! <= trial.losses[1]! &&
                    (other.losses.join() !== trial.losses.join() || other.number < trial.number),
                ),
            )
            .sort((a, b) => a.losses[0]! - b.losses[0]!);
          expect(frontOf(shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
