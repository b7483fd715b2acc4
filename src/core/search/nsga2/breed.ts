import type { Proposal, Proposed } from '@shared/sweep-plan';
import type { Random } from '../../random';
import type { Axis } from '../axes';
import { isActive } from '../space';
import { isFitter, type Parent } from './survivors';

/** As Deb et al. have them. */
const crossing = 0.9;
const crossingIndex = 20;
const mutationIndex = 20;
/** Countable axes with fewer values are drawn anew when they mutate: a small step would leave them where they are. */
const fewValues = 32;

/** A child of two parents, each the fitter of two drawn; a dimension that neither has is drawn evenly. */
export function breed(axes: readonly Axis[], parents: readonly Parent[], random: Random): Proposal {
  const mother = fitterOfTwo(parents, random);
  const father = fitterOfTwo(parents, random);
  const isCrossed = random.next() < crossing;
  const child: Proposal = {};
  const proposed = axes.filter(({ path }) => path in mother.proposal).length;
  for (const axis of axes) {
    if (!isActive(axis.dimension, child)) continue;
    const a = mother.proposal[axis.path];
    const b = isCrossed ? father.proposal[axis.path] : a;
    const inherited =
      a === undefined && b === undefined ? random.next() : cross(axis, a ?? b!, b ?? a!, random);
    const place = random.next() < 1 / Math.max(1, proposed) ? mutate(axis, inherited, random) : inherited;
    child[axis.path] = axis.at(place);
  }
  return child;
}

function fitterOfTwo(parents: readonly Parent[], random: Random): Parent {
  const a = parents[random.int(parents.length)]!;
  const b = parents[random.int(parents.length)]!;
  return isFitter(b, a) ? b : a;
}

/** Simulated binary crossover within bounds of numbers (Deb and Agrawal, Complex Systems 9, 1995); of others one parent's value. */
function cross(axis: Axis, a: Proposed, b: Proposed, random: Random): number {
  const [first, second] =
    random.next() < 0.5 ? [axis.placeOf(a), axis.placeOf(b)] : [axis.placeOf(b), axis.placeOf(a)];
  if (!axis.isOrdered || first === second || random.next() < 0.5) return first;
  const low = Math.min(first, second);
  const high = Math.max(first, second);
  const share = random.next();
  const near = (distance: number) => {
    const alpha = 2 - (1 + (2 * distance) / (high - low)) ** -(crossingIndex + 1);
    const base = share <= 1 / alpha ? share * alpha : 1 / (2 - share * alpha);
    return base ** (1 / (crossingIndex + 1));
  };
  return first === low
    ? (low + high - near(low) * (high - low)) / 2
    : (low + high + near(1 - high) * (high - low)) / 2;
}

/** Polynomial mutation within bounds (Deb and Goyal, 1996); values without order, and few ones, are drawn anew. */
function mutate(axis: Axis, place: number, random: Random): number {
  const share = random.next();
  if (!axis.isOrdered || (axis.size !== null && axis.size < fewValues)) return share;
  const power = mutationIndex + 1;
  if (share < 0.5) return place + (2 * share + (1 - 2 * share) * (1 - place) ** power) ** (1 / power) - 1;
  return place + 1 - (2 * (1 - share) + (2 * share - 1) * place ** power) ** (1 / power);
}
