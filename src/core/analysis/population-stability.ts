import { binNumbers, quantileEdges } from './quantile-bins';

const bins = 10;

/**
 * Population stability index of values against the training values: the sum over ten bins, with edges at quantiles of the training
 * values, of (share - share in training) * ln(share / share in training). Siddiqi, "Credit Risk Scorecards" (2006), where below 0.1
 * is no shift to speak of and above 0.25 a large one. An empty bin counts as half a value. NaN where one side has none.
 *
 * @param training in ascending order
 */
export function populationStability(training: Float64Array, values: Float64Array): number {
  if (training.length === 0 || values.length === 0) return NaN;
  const edges = quantileEdges(training, bins);
  const expected = sharesOf(training, edges);
  const actual = sharesOf(values, edges);
  return expected.reduce((sum, share, i) => sum + (actual[i]! - share) * Math.log(actual[i]! / share), 0);
}

function sharesOf(values: Float64Array, edges: Float64Array): Float64Array {
  const counts = new Float64Array(edges.length + 1);
  for (const bin of binNumbers(values, edges)) counts[bin]!++;
  return counts.map((count) => Math.max(count, 0.5) / values.length);
}
