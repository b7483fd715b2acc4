import type { Random } from '../../random';
import type { Axis } from '../axes';
import type { Strategy } from './strategy';

/** Of each choice, the chance of every value. */
export type Chances = readonly Float64Array[];

/** Share of the way to what the best were given, a generation. Found by trying: half and twice of it do about as well. */
const rate = 0.2;

export function evenChances(choices: readonly Axis[]): Chances {
  return choices.map(({ size }) => new Float64Array(size!).fill(1 / size!));
}

/** The place of a value of each. */
export function drawChoices(chances: Chances, random: Random): readonly number[] {
  return chances.map((each) => {
    const aim = random.next();
    let sum = 0;
    const k = each.findIndex((chance) => {
      sum += chance;
      return aim < sum;
    });
    return k < 0 ? each.length - 1 : k;
  });
}

/**
 * Moves the chances towards what the best of a generation were given, by the weights of CMA-ES: the natural gradient of a categorical distribution,
 * at a fixed rate, with a margin that keeps every value possible (Hamano et al., "CatCMA", GECCO 2024, without its adaptation of the rate).
 *
 * @param ranked places of the values that the population was given, the best first
 */
export function evolvedChances(
  chances: Chances,
  { weights, parents, population }: Strategy,
  ranked: readonly (readonly number[])[],
): Chances {
  return chances.map((each, axis) => {
    const aim = new Float64Array(each.length);
    for (let k = 0; k < parents; k++) aim[ranked[k]![axis]!]! += weights[k]!;
    const moved = each.map((chance, value) => chance + rate * (aim[value]! - chance));
    return withFloor(moved, 1 / (population * chances.length * Math.max(1, each.length - 1)));
  });
}

/** Every chance at least the floor, taken off what others have above it. */
function withFloor(chances: Float64Array, least: number): Float64Array {
  const floor = Math.min(least, 1 / chances.length);
  const raised = chances.map((chance) => Math.max(chance, floor));
  const above = raised.reduce((sum, chance) => sum + chance - floor, 0);
  const share = above > 0 ? (1 - floor * chances.length) / above : 0;
  return raised.map((chance) => floor + (chance - floor) * share);
}
