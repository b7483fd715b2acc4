import type { TrialAccount } from '@core/honesty/trial-account';
import type { Trial, TrialKind } from '@shared/honesty';
import { float64, packColumns, unpackColumns } from './columns';
import type { Db } from './open';

/** An evaluation on test data, as it goes into the ledger. */
export interface NewTrial extends Omit<Trial, 'id' | 'sharpe'> {
  /** Hash of the data as the experiment saw them; empty where it is of no experiment. */
  readonly dataHash: string;
  /** Per bar, not annualised; null where undefined, as `barsPerYear` is where unknown. */
  readonly sharpe: number | null;
  readonly barsPerYear: number | null;
  /** As `packReturns` gives them; null where there are none to keep. */
  readonly returns: Uint8Array | null;
}

/** Returns of an account by the times of the closes that they lead to, ascending. [returns] each */
export function packReturns(time: Float64Array, value: Float64Array): Uint8Array {
  return packColumns({ time, value });
}

export function unpackReturns(packed: Uint8Array): Pick<TrialAccount, 'time' | 'value'> {
  const { columns } = unpackColumns(packed);
  return { time: float64(columns, 'time'), value: float64(columns, 'value') };
}

const noReturns = { time: new Float64Array(0), value: new Float64Array(0) };

/** What makes trials be of the same data and period. */
export interface TrialPeriod {
  readonly series: readonly string[];
  readonly dataHash: string;
  readonly firstTime: number;
  readonly lastTime: number;
}

/** Adds a line to the ledger; none is ever changed or taken away, which the schema sees to. */
export function insertTrial(db: Db, trial: NewTrial): void {
  db.prepare(
    `INSERT INTO trial (made_at, kind, run_id, title, series, data_hash, first_time, last_time, sharpe, bars_per_year, counts, returns)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    trial.madeAt,
    trial.kind,
    trial.runId,
    trial.title,
    JSON.stringify(trial.series),
    trial.dataHash,
    trial.firstTime,
    trial.lastTime,
    trial.sharpe,
    trial.barsPerYear,
    trial.counts ? 1 : 0,
    trial.returns,
  );
}

/** The newest first. */
export function listTrials(db: Db): Trial[] {
  return (db.prepare(`SELECT ${listed} FROM trial ORDER BY id DESC`).all() as TrialRow[]).map(toTrial);
}

/**
 * The trials on the same data and period, the newest first: those on any of the same series, by name, or on the very same data, by hash,
 * whose test period shares a moment with the one given. A series that was renamed or imported again under its name is thereby the
 * same, and so are its bars of another length, raw or adjusted, with other series joined to them.
 */
export function trialsOn(db: Db, period: TrialPeriod): Trial[] {
  const rows = db.prepare(`SELECT ${listed} FROM trial WHERE ${onPeriod} ORDER BY id DESC`);
  return (rows.all(boundOf(period)) as TrialRow[]).map(toTrial);
}

/** The evaluation that a run ended with; null of one that has none yet. Numbers of deleted runs may be given anew. */
export function trialOfRun(
  db: Db,
  runId: number,
): (TrialPeriod & { readonly id: number; readonly barsPerYear: number | null }) | null {
  const row = db
    .prepare(
      `SELECT id, bars_per_year, series, data_hash, first_time, last_time FROM trial
       WHERE run_id = @runId AND kind IN ('run', 'sweep', 'rerun')
         AND made_at >= (SELECT created_at FROM run WHERE id = @runId) ORDER BY id DESC LIMIT 1`,
    )
    .get({ runId }) as (TrialRow & { readonly data_hash: string }) | undefined;
  if (!row) return null;
  return {
    id: row.id,
    barsPerYear: row.bars_per_year,
    series: JSON.parse(row.series),
    dataHash: row.data_hash,
    firstTime: row.first_time,
    lastTime: row.last_time,
  };
}

/** How the accounts of trials went, by their ids. */
export function readAccounts(db: Db, ids: readonly number[]): ReadonlyMap<number, TrialAccount> {
  const read = db.prepare('SELECT sharpe, bars_per_year, returns FROM trial WHERE id = ?');
  return new Map(
    ids.map((id) => {
      const row = read.get(id) as AccountRow;
      return [
        id,
        {
          sharpe: row.sharpe ?? Number.NaN,
          barsPerYear: row.bars_per_year ?? Number.NaN,
          ...(row.returns === null ? noReturns : unpackReturns(row.returns)),
        },
      ];
    }),
  );
}

/** Ids of what was evaluated of a run's own model, thresholds tried on it among it, whether it counts or not. */
export function evaluationsOfRun(db: Db, runId: number): readonly number[] {
  return db
    .prepare(
      `SELECT id FROM trial WHERE run_id = @runId AND kind IN ('run', 'sweep', 'rerun', 'threshold')
         AND made_at >= (SELECT created_at FROM run WHERE id = @runId)`,
    )
    .pluck()
    .all({ runId }) as number[];
}

interface TrialRow {
  readonly id: number;
  readonly made_at: number;
  readonly kind: TrialKind;
  readonly run_id: number | null;
  readonly title: string;
  readonly series: string;
  readonly first_time: number;
  readonly last_time: number;
  readonly sharpe: number | null;
  readonly bars_per_year: number | null;
  readonly counts: number;
}

interface AccountRow {
  readonly sharpe: number | null;
  readonly bars_per_year: number | null;
  readonly returns: Uint8Array | null;
}

const listed =
  'id, made_at, kind, run_id, title, series, first_time, last_time, sharpe, bars_per_year, counts';

const onPeriod = `first_time <= @lastTime AND last_time >= @firstTime
  AND (EXISTS (SELECT 1 FROM json_each(trial.series) AS own JOIN json_each(@series) AS other ON own.value = other.value)
    OR (data_hash = @dataHash AND data_hash <> ''))`;

function boundOf({ series, ...period }: TrialPeriod) {
  const { dataHash, firstTime, lastTime } = period;
  return { series: JSON.stringify(series), dataHash, firstTime, lastTime };
}

function toTrial(row: TrialRow): Trial {
  const { sharpe, bars_per_year: perYear } = row;
  return {
    id: row.id,
    madeAt: row.made_at,
    kind: row.kind,
    runId: row.run_id,
    title: row.title,
    series: JSON.parse(row.series),
    firstTime: row.first_time,
    lastTime: row.last_time,
    sharpe: sharpe === null || perYear === null ? null : sharpe * Math.sqrt(perYear),
    counts: row.counts === 1,
  };
}
