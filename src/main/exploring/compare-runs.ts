import { comparisonOf } from '@core/comparison/report';
import { testRuns } from '@core/comparison/tests';
import type { ComparedTests, ComparisonAsk, ComparisonReport } from '@shared/comparing';
import { AppError } from '@shared/errors';
import type { RunResult, SplitName } from '@shared/runs';
import { barsOfRun } from '../services/bars-of-run';
import { unpackResult } from '../services/run-result';
import type { Db } from '../storage/open';
import { readArtifact } from '../storage/run-records';
import { getRun } from '../storage/runs';

/** Finished runs side by side. @throws AppError `conflict` where one is not done */
export function compareRuns(db: Db, { ids, split, rollingBars }: ComparisonAsk): ComparisonReport {
  return comparisonOf(
    ids.map((id) => ({ id, result: resultOf(db, id, split) })),
    rollingBars,
  );
}

/** The same runs tested against one of them, on test rows. */
export function testComparedRuns(
  db: Db,
  { ids, reference }: { readonly ids: readonly number[]; readonly reference: number },
): ComparedTests {
  const runs = ids.map((id) => {
    const { name, spec } = getRun(db, id);
    return { id, name, spec, result: resultOf(db, id, 'test') };
  });
  return testRuns(runs, reference);
}

function resultOf(db: Db, id: number, split: SplitName): RunResult {
  const { name, state } = getRun(db, id);
  if (state !== 'done')
    throw new AppError(
      'conflict',
      `"${name}" is ${state}, so there is nothing to compare yet. Leave it out.`,
    );
  return unpackResult(readArtifact(db, id, `result/${split}`), split, barsOfRun(db, id));
}
