import { createRandom, type Random } from '../../random';

/**
 * The draws of a trial, of which every second turns the signs of the one before: with so few trials a generation, that the two cancel out is worth a
 * tenth of them (Brockhoff, Auger, Hansen, Arnold, Hohm, "Mirrored Sampling and Sequential Selection for Evolution Strategies", PPSN 2010).
 */
export function mirrored(seed: number, number: number): Random {
  const first = createRandom(seed, 'cmaes', number - (number % 2));
  return number % 2 === 0 ? first : { ...first, normal: () => -first.normal() };
}
