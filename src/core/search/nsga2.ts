import type { Proposal } from '@shared/sweep-plan';
import { createRandom, type Random } from '../random';
import type { Axis } from './axes';
import { axesOf, drawProposal } from './draw';
import { breed } from './nsga2/breed';
import { type Candidate, type Parent, survivorsOf } from './nsga2/survivors';
import type { Sampler, SamplerKindOf, Search } from './sampler';
import type { EndedTrial } from './trial';

const usualPopulation = 50;
/** Draws before a child that there is already is taken all the same. */
const attempts = 10;

/**
 * NSGA-II (Deb, Pratap, Agarwal, Meyarivan, IEEE TEC 6(2), 2002), for two objectives or one. A generation is as many trials as are told of one
 * after the other; those that failed or were pruned have no children. Before the first is over, trials are drawn evenly.
 */
export const nsga2Sampler: SamplerKindOf = {
  key: 'nsga2',
  learns: true,
  faults: () => [],
  size: () => null,
  create: (search) => new Nsga2(search),
};

class Nsga2 implements Sampler {
  readonly #axes: readonly Axis[];
  readonly #seed: number;
  readonly #population: number;
  #told = 0;
  #generation: Candidate[] = [];
  #parents: readonly Parent[] = [];

  constructor({ space, settings, seed }: Search) {
    this.#axes = axesOf(space);
    this.#seed = seed;
    this.#population = settings.population ?? usualPopulation;
  }

  tell(ended: readonly EndedTrial[]): void {
    for (const { number, proposal, losses } of ended) {
      if (losses !== null) this.#generation.push({ number, proposal, losses });
      this.#told += 1;
      if (this.#told % this.#population === 0) this.#select();
    }
  }

  ask(number: number, pending: readonly Proposal[]): Proposal {
    const random = createRandom(this.#seed, 'nsga2', number);
    let child = this.#child(random);
    for (let n = 1; n < attempts && this.#isThere(child, pending); n++) child = this.#child(random);
    return child;
  }

  #child(random: Random): Proposal {
    return this.#parents.length < 2
      ? drawProposal(this.#axes, random)
      : breed(this.#axes, this.#parents, random);
  }

  #select(): void {
    this.#parents = survivorsOf([...this.#parents, ...this.#generation], this.#population);
    this.#generation = [];
  }

  #isThere(child: Proposal, pending: readonly Proposal[]): boolean {
    const isChild = (other: Proposal) => this.#axes.every(({ path }) => other[path] === child[path]);
    return pending.some(isChild) || this.#parents.some(({ proposal }) => isChild(proposal));
  }
}
