import { honestyFigures } from '@core/honesty/report';
import { AppError } from '@shared/errors';
import type { HonestyReport } from '@shared/honesty';
import { inSnapshot } from '../storage/open';
import { readAccounts, trialOfRun, trialsOn } from '../storage/trials';
import type { SeriesCache } from './series-cache';

/** Lines of the ledger that a report carries. */
const mostListed = 200;

/** Judges a finished run among all trials on its data and test period. @throws AppError `notFound` for one without a result. */
export function honestyOfRun(
  { db }: Pick<SeriesCache, 'db'>,
  { runId }: { readonly runId: number },
): HonestyReport {
  const { own, recorded, accounts } = inSnapshot(db, () => {
    const own = trialOfRun(db, runId);
    if (own === null) throw withoutResult(runId);
    const recorded = trialsOn(db, own);
    // The run itself is judged even where it repeats another, and so does not count once more.
    const ids = recorded.filter(({ counts, id }) => counts || id === own.id).map(({ id }) => id);
    return { own, recorded, accounts: readAccounts(db, ids) };
  });
  const counted = recorded.filter(({ counts }) => counts);
  const account = accounts.get(own.id)!;
  const figures = honestyFigures(
    account,
    counted.length === 0 ? [account] : counted.map(({ id }) => accounts.get(id)!),
  );
  return {
    ...figures,
    runId,
    firstTime: own.firstTime,
    lastTime: own.lastTime,
    ledger: recorded.slice(0, mostListed),
    recorded: recorded.length,
  };
}

function withoutResult(runId: number): AppError {
  return new AppError('notFound', `Run ${runId} has no result to judge yet. Wait for its end, or resume it.`);
}
