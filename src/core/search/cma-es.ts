import type { Proposal } from '@shared/sweep-plan';
import { createRandom } from '../random';
import type { Axis } from './axes';
import { type Chances, drawChoices, evenChances, evolvedChances } from './cma/chances';
import { mirrored } from './cma/mirrored';
import { type Draw, draw, evolved, type Population, populationAt } from './cma/population';
import { courseLength, isSpent } from './cma/restart';
import { type Strategy, strategyOf, usualPopulation } from './cma/strategy';
import { axesOf, proposalAt } from './draw';
import type { Sampler, SamplerKindOf, Search } from './sampler';
import type { EndedTrial } from './trial';

/** Of each axis, as Optuna begins. */
const firstStep = 1 / 6;

/**
 * Covariance matrix adaptation (Hansen, arXiv:1604.00772) over the numbers of a space, whether they apply or not, from its middle; mirrored draws,
 * a margin on what can be counted, chances of their own for choices and toggles. A generation is as many trials as are told of one after the
 * other, those that failed or were pruned its worst; when it has nothing left to find, one of twice the size begins elsewhere.
 */
export const cmaesSampler: SamplerKindOf = {
  key: 'cmaes',
  learns: true,
  faults: ({ space, objectives }) => [
    ...(objectives > 1
      ? ['cannot be "cmaes" for two objectives, since it goes by one; take "nsga2", or one objective']
      : []),
    ...(axesOf(space).some(isNumber)
      ? []
      : ['cannot be "cmaes": no number is swept, and choices have no order to go by; take "tpe"']),
  ],
  size: () => null,
  create: (search) => new CmaEs(search),
};

function isNumber({ isOrdered, size }: Axis): boolean {
  return isOrdered && size !== 1;
}

interface Drawn extends Draw {
  /** Restarts before it was drawn. */
  readonly start: number;
  /** Places of the values of choices and toggles. */
  readonly choices: readonly number[];
}

interface Judged extends Drawn {
  readonly loss: number;
}

/** What trial n was drawn as is kept from when 0 ... n - lag were told until it is told itself: so much the proposal alone would not say. */
class CmaEs implements Sampler {
  readonly #search: Search;
  readonly #axes: readonly Axis[];
  readonly #numbers: readonly Axis[];
  readonly #choices: readonly Axis[];
  readonly #drawn = new Map<number, Drawn>();
  #start = 0;
  #strategy: Strategy;
  #population: Population;
  #chances: Chances;
  #generation: Judged[] = [];
  #course: number[] = [];

  constructor(search: Search) {
    this.#search = search;
    this.#axes = axesOf(search.space);
    this.#numbers = this.#axes.filter(isNumber);
    this.#choices = this.#axes.filter((axis) => !isNumber(axis));
    const n = this.#numbers.length;
    // Smaller than what is under way at once, most of a generation would be draws of those before it.
    this.#strategy = strategyOf(n, Math.max(search.settings.population ?? usualPopulation(n), search.lag));
    this.#population = populationAt(new Float64Array(n).fill(0.5), firstStep);
    this.#chances = evenChances(this.#choices);
    for (let number = 0; number < search.lag; number++) this.#draw(number);
  }

  tell(ended: readonly EndedTrial[]): void {
    for (const { number, losses } of ended) {
      const drawn = this.#drawn.get(number)!;
      this.#drawn.delete(number);
      this.#learn({ ...drawn, loss: losses?.[0] ?? Infinity });
      this.#draw(number + this.#search.lag);
    }
  }

  ask(number: number): Proposal {
    const { places, choices } = this.#drawn.get(number)!;
    return proposalAt(this.#axes, (axis) => {
      const k = this.#numbers.indexOf(axis);
      return k >= 0 ? places[k]! : (choices[this.#choices.indexOf(axis)]! + 0.5) / axis.size!;
    });
  }

  #draw(number: number): void {
    const { seed } = this.#search;
    this.#drawn.set(number, {
      ...draw(this.#population, this.#numbers, mirrored(seed, number)),
      start: this.#start,
      choices: drawChoices(this.#chances, createRandom(seed, 'cmaes choices', number)),
    });
  }

  #learn(judged: Judged): void {
    if (judged.start !== this.#start) return;
    this.#generation.push(judged);
    if (this.#generation.length < this.#strategy.population) return;
    const ranked = this.#generation.toSorted((a, b) => order(a.loss, b.loss));
    this.#generation = [];
    const best = ranked[0]!.loss;
    if (best === Infinity) return;
    this.#evolve(ranked);
    this.#course = [...this.#course, best].slice(-this.#courseLength());
    if (isSpent(this.#population.distribution, this.#course, this.#courseLength())) this.#restart();
  }

  #evolve(ranked: readonly Judged[]): void {
    const inner = ranked.map((one) => one.inner);
    const choices = ranked.map((one) => one.choices);
    this.#population = evolved(this.#population, this.#numbers, this.#strategy, inner);
    this.#chances = evolvedChances(this.#chances, this.#strategy, choices);
  }

  #courseLength(): number {
    return courseLength(this.#strategy.dimensions, this.#strategy.population);
  }

  #restart(): void {
    this.#start += 1;
    const random = createRandom(this.#search.seed, 'cmaes start', this.#start);
    const { dimensions, population } = this.#strategy;
    this.#strategy = strategyOf(dimensions, Math.min(2 * population, 10_000));
    this.#population = populationAt(
      Float64Array.from(this.#numbers, () => random.next()),
      firstStep,
    );
    this.#chances = evenChances(this.#choices);
    this.#course = [];
  }
}

/** Infinity less Infinity would be no order. */
function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
