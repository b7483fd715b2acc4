import { setImmediate } from 'node:timers/promises';
import type { Db } from '../storage/open';
import type { SweepRow } from '../storage/sweep-rows';
import { getSweep } from '../storage/sweeps';
import { findAllByContent } from './content-hash';

/** Trials that are compared at once. */
const sliceSize = 200;

/** The sweep of the same plan and beginning none of whose trials came out otherwise. */
export async function findSameSweep(from: Db, to: Db, source: SweepRow): Promise<number | null> {
  for (const id of findAllByContent(from, to, 'sweep', source.id)) {
    const row = getSweep(to, id);
    const isSameData =
      row.data_hash === null || source.data_hash === null || row.data_hash === source.data_hash;
    if (isSameData && (await hasSameTrials(from, to, source.id, id))) return id;
  }
  return null;
}

/** Whether trials that ended in both did so alike, as far as a search is concerned. */
async function hasSameTrials(from: Db, to: Db, id: number, otherId: number): Promise<boolean> {
  const sql = `SELECT number, json_array(state, proposal, record ->> '$.values') AS told FROM sweep_trial
    WHERE sweep_id = ? AND number >= ? AND state <> 'running' ORDER BY number LIMIT ${sliceSize}`;
  type Told = { readonly number: number; readonly told: string };
  const there = from.prepare(sql);
  const here = to.prepare(
    "SELECT json_array(state, proposal, record ->> '$.values') FROM sweep_trial WHERE sweep_id = ? AND number = ? AND state <> 'running'",
  );
  for (let next = 0; ; await setImmediate()) {
    const trials = there.all(id, next) as Told[];
    for (const { number, told } of trials) {
      const other = here.pluck().get(otherId, number);
      if (other !== undefined && other !== told) return false;
    }
    if (trials.length < sliceSize) return true;
    next = trials.at(-1)!.number + 1;
  }
}
