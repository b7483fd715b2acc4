import type { HonestyReport, RunHonesty, ThresholdTrial, Trial } from '@shared/honesty';
import { inTransaction } from '../storage/open';
import { getRun } from '../storage/runs';
import { insertTrial, listTrials } from '../storage/trials';
import { aboutTestOf, isNews } from './charge-run';
import type { SeriesParts } from './series';

/** The ledger of trials, and what it makes of a Sharpe ratio. */
export function honestyService({ session, clock, emit }: SeriesParts) {
  return {
    /** The newest first. */
    ledger: (): Trial[] => listTrials(session.workspace().db),
    runs: (ids: readonly number[]): Promise<RunHonesty[]> => session.analyst().ask('honestyOfRuns', { ids }),
    report: (runId: number): Promise<HonestyReport> => session.analyst().ask('honesty', { runId }),
    /** Trades the test rows of a run by other thresholds; entered into the ledger before anyone sees what came of it. */
    async tryThreshold(runId: number, long: number, short: number | null): Promise<ThresholdTrial> {
      const { db } = session.workspace();
      const { trading, account } = await session.analyst().ask('threshold', { runId, long, short });
      const counts = inTransaction(db, () => {
        const run = getRun(db, runId);
        const about = aboutTestOf(run, clock());
        if (about === null) throw new Error(`Run ${runId} lost its result.`);
        const counts = isNews(db, run, account);
        const title = `${thresholdText(long, short)}: ${run.name}`;
        insertTrial(db, { ...about, ...account, kind: 'threshold', title, counts });
        return counts;
      });
      emit('changed', { topic: 'ledger', ids: [] });
      return { trading, counts };
    },
  };
}

function thresholdText(long: number, short: number | null): string {
  const side = `Long above ${long}`;
  return short === null ? side : `${side}, short below ${short}`;
}
