import { createRandom } from '../random';
import type { AuditSubject } from './check';

/** Rows that are looked at closely besides the edges of the splits. */
const spreadRows = 20;

/**
 * Rows of the stack to be computed again: the first and the last of each split, and as many as `spreadRows` drawn by the seed of the
 * experiment, one from each stretch of time. Rising, no row twice.
 */
export function sampledRows({
  experiment,
  dataset,
}: Pick<AuditSubject, 'experiment' | 'dataset'>): Int32Array {
  const rows = Int32Array.from([...experiment.samples.row, ...experiment.unlabelled]);
  const random = createRandom(experiment.spec.seed, 'audit', 'rows');
  const stretch = rows.length / spreadRows;
  const spread = Array.from({ length: spreadRows }, (_, i) => {
    const place = Math.floor(i * stretch + random.next() * stretch);
    return rows[Math.min(place, rows.length - 1)]!;
  });
  const edges = Object.values(dataset.rows).flatMap((own) => [...own.slice(0, 1), ...own.slice(-1)]);
  return Int32Array.from(new Set([...spread, ...edges])).sort();
}
