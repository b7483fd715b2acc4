import type { PreparedExperiment } from '../dataset/prepare';
import type { BacktestPath } from '../validation/combinatorial';
import { type Stitched, stitch, stitchPath } from '../validation/stitch';
import type { JudgedSplit } from './evaluate-split';
import { type Origin, pickRows } from './pick-rows';

/** What the folds say of their test rows, by fold; null where one says nothing. */
export type TestsByFold = readonly (JudgedSplit | null)[];

/**
 * The test rows of all folds in order of time: the headline. Of a combinatorial split, where every row is tested several times, those of its
 * first back-test path, or of the one with most rows where folds are missing. Rows without a label yet follow, as the newest fold says
 * them.
 */
export function headlineOf({ split, newest }: PreparedExperiment, tests: TestsByFold): JudgedSplit {
  const path = headlinePath(split.paths, tests);
  const places = placesOf(tests);
  const labelled =
    path === null ? stitch(split.folds, places, 1) : stitchPath(split.paths[path]!, split.folds, places, 1);
  const { part, place } = originOf(labelled);
  const from = split.folds[newest]!.test.length;
  const open = Math.max(0, (tests[newest]?.rows.length ?? 0) - from);
  return pickRows(tests, {
    part: Int32Array.from([...part, ...new Int32Array(open).fill(newest)]),
    place: Int32Array.from([...place, ...Array.from({ length: open }, (_, i) => from + i)]),
  });
}

/** One back-test path of a combinatorial split. */
export function pathOf({ split }: PreparedExperiment, tests: TestsByFold, path: BacktestPath): JudgedSplit {
  return pickRows(tests, originOf(stitchPath(path, split.folds, placesOf(tests), 1)));
}

/** Place of the path that the headline shows; null where there are none. */
export function headlinePath(paths: readonly BacktestPath[], tests: TestsByFold): number | null {
  if (paths.length === 0) return null;
  const rows = paths.map((path) =>
    path.reduce((sum, { fold, from, to }) => sum + (tests[fold] === null ? 0 : to - from), 0),
  );
  return rows.indexOf(Math.max(...rows));
}

/** For the rows of each fold that has results, their places, which `stitch` puts in order of time. */
function placesOf(tests: TestsByFold): readonly (Float64Array | null)[] {
  return tests.map((test) => test && Float64Array.from(test.rows.keys()));
}

function originOf({ fold, values }: Stitched): Origin {
  return { part: fold, place: Int32Array.from(values) };
}
