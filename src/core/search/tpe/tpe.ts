import type { Proposal } from '@shared/sweep-plan';
import { createRandom, type Random } from '../../random';
import type { Axis } from '../axes';
import { axesOf, drawProposal } from '../draw';
import type { Sampler, SamplerKindOf, Search } from '../sampler';
import type { EndedTrial } from '../trial';
import { byScott, toNeighbours } from './bandwidths';
import { type Mixture, mixtureOf, type Places, placesOf } from './mixture';
import { createRanking, type Ranking } from './ranking';
import { thinned } from './thinned';

/** The best tenth, but no more than these. */
const mostGood = 25;
/** Kernels of all others: more would take longer and say the same. */
const mostOthers = 600;
const candidates = 24;
/** Draws that a proposal is looked for in which nobody made before, where few are left. */
const attempts = 100;

/**
 * Multivariate TPE: Bergstra et al., "Algorithms for Hyper-Parameter Optimization" (NeurIPS 2011); Watanabe (2023, arXiv:2304.11127). Of
 * some candidates drawn where the best trials lie, the one that is likeliest there beside where the others lie. Pending trials count as bad
 * ones until they are told (a constant liar), so that those under way at once keep apart. Pruned trials rank after done ones, by
 * how far they came; failed ones, and those without a value, count as bad. Of two objectives the best are front by front (Ozaki et al., JAIR 73,
 * 2022). What was proposed before is not proposed again where anything else is left: a trial would give the same result.
 */
export const tpeSampler: SamplerKindOf = {
  key: 'tpe',
  learns: true,
  faults: () => [],
  size: () => null,
  create: (search) => new TpeSampler(search),
};

class TpeSampler implements Sampler {
  readonly #search: Search;
  readonly #axes: readonly Axis[];
  readonly #told: Places[] = [];
  readonly #ranking: Ranking;
  readonly #made = new Set<string>();

  constructor(search: Search) {
    this.#search = search;
    this.#axes = axesOf(search.space);
    this.#ranking = createRanking(search.objectives, mostGood);
  }

  tell(ended: readonly EndedTrial[]): void {
    for (const trial of ended) {
      this.#told.push(placesOf(this.#axes, trial.proposal));
      this.#ranking.add(trial);
      this.#made.add(this.#keyOf(trial.proposal));
    }
  }

  ask(number: number, pending: readonly Proposal[]): Proposal {
    const { seed, settings } = this.#search;
    // The trials that the random sampler would make.
    const random = createRandom(seed, 'random', number);
    const draw = () => drawProposal(this.#axes, random);
    const made = new Set(pending.map((proposal) => this.#keyOf(proposal)));
    const isNew = (proposal: Proposal) => {
      const key = this.#keyOf(proposal);
      return !made.has(key) && !this.#made.has(key);
    };
    if (number < settings.startup || this.#ranking.count === 0) return firstThat(isNew, draw);
    const drawn = this.#candidates(pending, createRandom(seed, 'tpe', number));
    return drawn.find(isNew) ?? firstThat(isNew, draw);
  }

  /** Most promising first. */
  #candidates(pending: readonly Proposal[], random: Random): readonly Proposal[] {
    const { good, others } = this.#split(pending);
    return Array.from({ length: candidates }, () => {
      const proposal = good.draw(random);
      const places = placesOf(this.#axes, proposal);
      return { proposal, score: good.logDensity(places) - others.logDensity(places) };
    })
      .sort((a, b) => b.score - a.score)
      .map(({ proposal }) => proposal);
  }

  #split(pending: readonly Proposal[]): { readonly good: Mixture; readonly others: Mixture } {
    const told = this.#told;
    const best = this.#ranking.best(Math.min(Math.ceil(0.1 * this.#ranking.count), mostGood));
    const count = told.length - best.length;
    const { places, weights } = thinned(count + pending.length, mostOthers);
    const others = places.map((place) =>
      place < count ? told[without(best, place)]! : placesOf(this.#axes, pending[place - count]!),
    );
    const seen = best.map((number) => told[number]!);
    return {
      good: mixtureOf(
        this.#axes,
        seen,
        seen.map(() => 1),
        byScott,
      ),
      others: mixtureOf(this.#axes, others, weights, toNeighbours),
    };
  }

  #keyOf(proposal: Proposal): string {
    return this.#axes.map(({ path }) => String(proposal[path] ?? '')).join('\n');
  }
}

/** The number of a trial by its place among those that are left once some are taken out; `taken` ascends. */
function without(taken: readonly number[], place: number): number {
  let number = place;
  for (const other of taken) {
    if (other > number) break;
    number++;
  }
  return number;
}

/** Something drawn that is new, or the last drawn where nothing new was in many draws. */
function firstThat(isNew: (proposal: Proposal) => boolean, draw: () => Proposal): Proposal {
  let proposal = draw();
  for (let k = 1; k < attempts && !isNew(proposal); k++) proposal = draw();
  return proposal;
}
