import { decideAll } from '@core/backtest/decide';
import { simulate } from '@core/backtest/simulate';
import { dayOf } from '@core/dataset/bars';
import { parseSpec } from '@core/spec/parse-spec';
import { barsPerYear } from '@core/stats/bars-per-year';
import { tradingFigures } from '@core/stats/trading';
import { nullsForNaNs } from '@core/stats/undefined';
import { AppError } from '@shared/errors';
import type { RunDetail, Trading } from '@shared/runs';
import { barsOfRun } from '../services/bars-of-run';
import { unpackResult } from '../services/run-result';
import { type Account, accountFrom } from '../services/trial-account';
import type { Db } from '../storage/open';
import { readArtifact } from '../storage/run-records';
import { runSeries } from '../storage/run-series';
import { getRun } from '../storage/runs';
import { lockedFault } from '../storage/vault';
import type { SeriesCache } from './series-cache';

export interface ThresholdAsk {
  readonly runId: number;
  readonly long: number;
  readonly short: number | null;
}

export interface ThresholdAnswer {
  readonly trading: Trading;
  readonly account: Account;
}

/**
 * Trades the test rows of a finished run by other thresholds of P(up), at its costs.
 *
 * @throws AppError where the run's account is not made by thresholds alone, where they contradict each other, or where the period is locked
 */
export function tryThreshold(
  { db }: Pick<SeriesCache, 'db'>,
  { runId, long, short }: ThresholdAsk,
): ThresholdAnswer {
  const run = getRun(db, runId);
  refuseOtherAccounts(run);
  refuseLockedTest(db, run);
  const { decision } = parseSpec({
    ...run.spec,
    decision: { ...run.spec.decision, threshold: 'fixed', long, short },
  });
  const bars = barsOfRun(db, runId);
  const test = unpackResult(readArtifact(db, runId, 'result/test'), 'test', bars);
  const targets = decideAll(test.probability, decision, test.probabilityDown);
  const simulation = simulate(test, targets, run.spec.costs);
  const perYear = barsPerYear(bars.time);
  const figures = tradingFigures(simulation, perYear);
  return {
    trading: { ...nullsForNaNs(figures), trades: figures.trades },
    account: accountFrom({ time: test.time, equity: simulation.equity }, perYear),
  };
}

function refuseOtherAccounts({ spec }: RunDetail): void {
  const reason =
    spec.data.panel.length > 0
      ? 'trades a panel in one account'
      : spec.label.kind === 'meta'
        ? 'bets on the side of a rule'
        : spec.label.kind === 'volatility'
          ? 'forecasts volatility and says no P(up)'
          : null;
  if (reason !== null) {
    throw new AppError(
      'unsupported',
      `Other thresholds cannot be tried on this run, since it ${reason}. Change them in the experiment and run that.`,
    );
  }
}

function refuseLockedTest(db: Db, { id, spec, metrics }: RunDetail): void {
  if (metrics === null) return;
  const { firstTime, lastTime } = metrics.test;
  const data = { ...spec.data, from: dayOf(firstTime), to: dayOf(lastTime) };
  if (lockedFault(db, data, runSeries(db, id)) === null) return;
  throw new AppError(
    'conflict',
    `The test of run ${id} lies in a period of "${spec.data.series}" that is locked as a test vault. Open that under Data first; it counts as a trial.`,
  );
}
