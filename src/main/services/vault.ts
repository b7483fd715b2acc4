import { dayOf, startOfDay } from '@core/dataset/bars';
import { endOfDay } from '@core/honesty/locked';
import { AppError } from '@shared/errors';
import type { Vault } from '@shared/honesty';
import { type Db, inTransaction } from '../storage/open';
import { getSeries } from '../storage/series';
import { insertTrial, trialsOn } from '../storage/trials';
import { getVault, insertVault, listVaults, markOpened, type VaultRow } from '../storage/vault';
import type { SeriesParts } from './series';

export interface VaultRequest {
  readonly seriesId: number;
  /** First and last day, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

/**
 * Test vaults: periods of a series that nothing is trained or tested on until they are opened. Prices stay visible; whoever locks a
 * period may have seen it, so what is kept is that no figure of a model, and no statistic of a label, is made of it.
 */
export function vaultService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (): void => {
    emit('changed', { topic: 'vaults', ids: [] });
    emit('changed', { topic: 'ledger', ids: [] });
  };
  return {
    list: (): Vault[] => listVaults(db()).map((row) => toVault(db(), row)),
    /** @throws AppError `invalid` where the period is none, or holds nothing of the series. */
    lock({ seriesId, from, to, note }: VaultRequest): Vault {
      const series = getSeries(db(), seriesId);
      const [firstTime, lastTime] = [startOfDay(from), endOfDay(to)];
      if (firstTime > lastTime)
        throw new AppError('invalid', `A period cannot end on ${to} where it begins on ${from}.`);
      if (firstTime > series.lastTime || lastTime < series.firstTime) {
        const span = `${dayOf(series.firstTime)} to ${dayOf(series.lastTime)}`;
        throw new AppError(
          'invalid',
          `"${series.name}" has nothing from ${from} to ${to}; it runs from ${span}.`,
        );
      }
      const row = insertVault(db(), { series: series.name, seriesId, firstTime, lastTime, note }, clock());
      changed();
      return toVault(db(), row);
    },
    /** Opens a period for good, keeps when and what for, and counts it as a trial. @throws AppError `conflict` where it is open. */
    open(id: number, reason: string): Vault {
      const vault = getVault(db(), id);
      if (vault.openedAt !== null)
        throw new AppError('conflict', `This test vault was opened on ${dayOf(vault.openedAt)} already.`);
      const opened = inTransaction(db(), () => {
        const now = clock();
        insertTrial(db(), openingOf(vault, reason, now));
        return markOpened(db(), id, reason, now);
      });
      changed();
      return toVault(db(), opened);
    },
  };
}

function openingOf({ series, firstTime, lastTime }: VaultRow, reason: string, madeAt: number) {
  return {
    madeAt,
    kind: 'vault',
    runId: null,
    title: `Opened the test vault: ${reason}`,
    series: [series],
    dataHash: '',
    firstTime,
    lastTime,
    sharpe: null,
    barsPerYear: null,
    counts: true,
    returns: null,
  } as const;
}

function toVault(db: Db, row: VaultRow): Vault {
  const { id, series, firstTime, lastTime, note, lockedAt, openedAt, openedFor } = row;
  const trials = trialsOn(db, { series: [series], dataHash: '', firstTime, lastTime });
  return {
    id,
    series,
    from: dayOf(firstTime),
    to: dayOf(lastTime),
    note,
    lockedAt,
    openedAt,
    openedFor,
    trialsBefore: trials.filter((trial) => trial.counts && trial.madeAt < lockedAt).length,
  };
}
