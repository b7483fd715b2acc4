import { comparisonOf } from '@core/comparison/report';
import { testRuns } from '@core/comparison/tests';
import type { ComparedTests, ComparisonAsk, ComparisonReport } from '@shared/comparing';
import { AppError } from '@shared/errors';
import type { RunResult, SplitName } from '@shared/runs';
import { createBarsOfRuns } from '../services/bars-of-run';
import { unpackResult } from '../services/run-result';
import type { Db } from '../storage/open';
import { readArtifact } from '../storage/run-records';
import { specOfRun, stateOfRun } from '../storage/runs';

/** Finished runs side by side. @throws AppError `conflict` where one is not done */
export function compareRuns(db: Db, { ids, split, rollingBars }: ComparisonAsk): ComparisonReport {
  const resultOf = createResultOf(db, split);
  return comparisonOf(
    ids.map((id) => ({ id, result: resultOf(id) })),
    rollingBars,
  );
}

/** The same runs tested against one of them, on test rows. */
export function testComparedRuns(
  db: Db,
  { ids, reference }: { readonly ids: readonly number[]; readonly reference: number },
): ComparedTests {
  const resultOf = createResultOf(db, 'test');
  const runs = ids.map((id) => ({
    id,
    name: stateOfRun(db, id).name,
    spec: specOfRun(db, id),
    result: resultOf(id),
  }));
  return testRuns(runs, reference);
}

function createResultOf(db: Db, split: SplitName): (id: number) => RunResult {
  const barsOf = createBarsOfRuns(db);
  return (id) => {
    const { name, state } = stateOfRun(db, id);
    if (state !== 'done')
      throw new AppError(
        'conflict',
        `"${name}" is ${state}, so there is nothing to compare yet. Leave it out.`,
      );
    return unpackResult(readArtifact(db, id, `result/${split}`), split, barsOf(id));
  };
}
