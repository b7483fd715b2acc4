/** What does not change while a population evolves: equations 48 to 58 of Hansen, "The CMA Evolution Strategy: A Tutorial" (arXiv:1604.00772). */
export interface Strategy {
  readonly dimensions: number;
  readonly population: number;
  /** Of the best first; those of the worse half are negative. */
  readonly weights: Float64Array;
  /** How many trials the mean is worth. */
  readonly massOfBest: number;
  readonly parents: number;
  readonly rateOfStepPath: number;
  readonly dampingOfStep: number;
  readonly rateOfPath: number;
  readonly rateOfOne: number;
  readonly rateOfRank: number;
  /** Expected length of a standard normal vector. */
  readonly usualLength: number;
}

/** Trials of a generation where the plan leaves it open. */
export function usualPopulation(dimensions: number): number {
  return 4 + Math.floor(3 * Math.log(dimensions));
}

export function strategyOf(dimensions: number, population: number): Strategy {
  const n = dimensions;
  const raw = Array.from({ length: population }, (_, i) => Math.log((population + 1) / 2) - Math.log(i + 1));
  const parents = Math.floor(population / 2);
  const massOfBest = massOf(raw.slice(0, parents));
  const massOfWorst = massOf(raw.slice(parents));
  const rateOfOne = 2 / ((n + 1.3) ** 2 + massOfBest);
  const rateOfRank = Math.min(
    1 - rateOfOne - 1e-8,
    (2 * (massOfBest - 2 + 1 / massOfBest)) / ((n + 2) ** 2 + massOfBest),
  );
  const negative = Math.min(
    1 + rateOfOne / rateOfRank,
    1 + (2 * massOfWorst) / (massOfBest + 2),
    (1 - rateOfOne - rateOfRank) / (n * rateOfRank),
  );
  const best = raw.reduce((sum, weight) => sum + Math.max(weight, 0), 0);
  const worst = raw.reduce((sum, weight) => sum - Math.min(weight, 0), 0);
  const rateOfStepPath = (massOfBest + 2) / (n + massOfBest + 5);
  return {
    dimensions,
    population,
    weights: Float64Array.from(raw, (weight) => (weight >= 0 ? weight / best : (negative * weight) / worst)),
    massOfBest,
    parents,
    rateOfStepPath,
    dampingOfStep: 1 + 2 * Math.max(0, Math.sqrt((massOfBest - 1) / (n + 1)) - 1) + rateOfStepPath,
    rateOfPath: (4 + massOfBest / n) / (n + 4 + (2 * massOfBest) / n),
    rateOfOne,
    rateOfRank,
    usualLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}

function massOf(weights: readonly number[]): number {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const squares = weights.reduce((all, weight) => all + weight * weight, 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}
