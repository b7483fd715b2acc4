import type { Distribution } from './distribution';

/** Best losses of the newest generations of a population that has not been begun anew since, the newest last. */
export type Course = readonly number[];

/** Generations without any change of the best loss that are enough (Auger and Hansen, CEC 2005). */
export function courseLength(dimensions: number, population: number): number {
  return 10 + Math.ceil((30 * dimensions) / population);
}

/**
 * Whether a population has nothing left to find: it has shrunk to a point, its covariance is of no use, or its best has stood still for a whole
 * course (Auger and Hansen, "A Restart CMA Evolution Strategy With Increasing Population Size", CEC 2005, section II).
 */
export function isSpent({ step, eigen, path }: Distribution, course: Course, length: number): boolean {
  const largest = eigen.values.reduce((most, value) => Math.max(most, value), 0);
  const smallest = eigen.values.reduce((least, value) => Math.min(least, value), Infinity);
  const reach = step * Math.max(Math.sqrt(largest), ...path.map(Math.abs));
  if (reach < 1e-11 || largest > 1e14 * smallest) return true;
  return course.length >= length && Math.max(...course) - Math.min(...course) < 1e-12;
}
