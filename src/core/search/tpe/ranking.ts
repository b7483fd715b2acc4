import { bestOf } from '../pruner';
import type { EndedTrial } from '../trial';
import { bestPoints } from './pareto';

/** Which of the trials told are the best, without going over all of them again. */
export interface Ranking {
  /** Trials that can be ranked: done or pruned. */
  readonly count: number;
  add(trial: EndedTrial): void;
  /** Numbers of the best `most`, which must not exceed what the ranking was made for, ascending. */
  best(most: number): readonly number[];
}

/** Done trials go before pruned ones, those by how far they came. */
export function createRanking(objectives: number, most: number): Ranking {
  const done = objectives === 1 ? sortedBest(most) : byFront(most);
  const pruned = sortedBest(most);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(trial) {
      if (trial.isPruned) pruned.add(trial.number, progressOf(trial));
      else if (trial.losses !== null) done.add(trial.number, trial.losses);
      else return;
      count++;
    },
    best(wanted) {
      const first = done.best(wanted);
      return [...first, ...pruned.best(wanted - first.length)].sort((a, b) => a - b);
    },
  };
}

interface Best {
  add(number: number, keys: readonly number[]): void;
  best(most: number): readonly number[];
}

/** The farther and, of equals, the lower its loss, the better; one that was stopped at a fold came farther than any at an epoch. */
function progressOf({ epochLosses, foldLosses }: EndedTrial): readonly number[] {
  return [-foldLosses.length, -epochLosses.length, foldLosses.at(-1) ?? bestOf(epochLosses)];
}

/** By the first key, then the next, then the number. */
function sortedBest(most: number): Best {
  const kept: { readonly number: number; readonly keys: readonly number[] }[] = [];
  return {
    add(number, keys) {
      let at = kept.length;
      while (at > 0 && isBefore(keys, kept[at - 1]!.keys)) at--;
      if (at >= most) return;
      kept.splice(at, 0, { number, keys });
      kept.length = Math.min(kept.length, most);
    },
    best: (wanted) => kept.slice(0, wanted).map(({ number }) => number),
  };
}

function isBefore(keys: readonly number[], others: readonly number[]): boolean {
  const at = keys.findIndex((key, k) => key !== others[k]);
  return at >= 0 && keys[at]! < others[at]!;
}

/** Of two objectives: cut down now and then to many times as many as are asked for, so that a front of thousands costs nothing. */
function byFront(most: number): Best {
  const kept = 10 * most;
  let points: { readonly number: number; readonly losses: readonly number[] }[] = [];
  return {
    add(number, losses) {
      points.push({ number, losses });
      if (points.length >= 2 * kept) points = bestPoints(points, kept);
    },
    best: (wanted) => bestPoints(points, wanted).map(({ number }) => number),
  };
}
