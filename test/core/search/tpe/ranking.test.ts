import { createRandom } from '@core/random';
import { bestPoints, frontsOf } from '@core/search/tpe/pareto';
import { createRanking } from '@core/search/tpe/ranking';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/tpe-golden.json';
import { ended } from '../pruners/pruners';

describe('the ranking of trials', () => {
  it('puts done trials before pruned ones, those by how far they came, and leaves out failed ones', () => {
    const ranking = createRanking(1, 25);
    ranking.add(ended(0, [1, 1, 1], { isPruned: true }));
    ranking.add(ended(1, [0.5, 0.4], { isPruned: true }));
    ranking.add(ended(2, [9], { losses: [9] }));
    ranking.add(ended(3, [], { losses: null }));
    ranking.add(ended(4, [0.9, 0.9, 0.9], { isPruned: true }));
    ranking.add(ended(5, [1], { foldLosses: [3], isPruned: true }));
    expect(ranking.count).toBe(5);
    expect([1, 2, 3, 4, 5].map((most) => ranking.best(most).length)).toEqual([1, 2, 3, 4, 5]);
    expect(ranking.best(1)).toEqual([2]);
    expect(ranking.best(2)).toEqual([2, 5]);
    expect(ranking.best(3)).toEqual([2, 4, 5]);
    expect(ranking.best(4)).toEqual([0, 2, 4, 5]);
  });

  it('keeps the best of many, of equals the older', () => {
    const random = createRandom(2, 'ranking');
    const ranking = createRanking(1, 25);
    const losses = Array.from({ length: 500 }, () => random.int(60));
    losses.forEach((loss, number) => {
      ranking.add(ended(number, [], { losses: [loss] }));
    });
    const order = [...losses.keys()].sort((a, b) => losses[a]! - losses[b]! || a - b);
    expect(ranking.best(25)).toEqual(order.slice(0, 25).sort((a, b) => a - b));
  });
});

describe('of two objectives', () => {
  const pointsOf = (losses: readonly (readonly number[])[]) =>
    losses.map((pair, number) => ({ number, losses: pair }));

  it.each(golden.fronts)("the same trials are the best as in Optuna's TPE", ({ losses, most, good }) => {
    const best = bestPoints(pointsOf(losses), most).map(({ number }) => number);
    expect(best.sort((a, b) => a - b)).toEqual(good.toSorted((a, b) => a - b));
  });

  it('each front is what none beats once those before it are gone', () => {
    const random = createRandom(9, 'fronts');
    const points = pointsOf(Array.from({ length: 200 }, () => [random.int(12), random.int(12)]));
    let left = points;
    for (const front of frontsOf(points)) {
      const unbeaten = left.filter(
        ({ losses: [x = 0, y = 0] }) =>
          !left.some(({ losses: [u = 0, v = 0] }) => u <= x && v <= y && (u < x || v < y)),
      );
      expect(front.map(({ number }) => number).sort()).toEqual(unbeaten.map(({ number }) => number).sort());
      left = left.filter((point) => !front.includes(point));
    }
    expect(left).toEqual([]);
  });

  it('the best are found among thousands as among few', () => {
    const random = createRandom(9, 'many fronts');
    const points = pointsOf(Array.from({ length: 3000 }, () => [random.next(), random.next()]));
    const ranking = createRanking(2, 25);
    for (const { number, losses } of points) ranking.add(ended(number, [], { losses }));
    const best = bestPoints(points, 25).map(({ number }) => number);
    const shared = ranking.best(25).filter((number) => best.includes(number));
    expect(shared.length).toBeGreaterThan(20);
  });
});
