import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { isWorkspaceHeld } from '@main/storage/lock';
import { inSnapshot } from '@main/storage/open';
import { toSweepDetail, toSweepSummary } from '@main/storage/sweep-rows';
import { trialsSince, unendedTrials } from '@main/storage/sweep-trials';
import { getSweep, listSweeps } from '@main/storage/sweeps';
import { closeReader, readWorkspace } from '@main/storage/workspace';
import { AppError } from '@shared/errors';
import type { SweepDetail, SweepSummary, TrialRow } from '@shared/sweeps';
import { note, printJson, printLine } from './output';
import { bestTrials, sweepsTable, sweepText } from './report-sweep';
import { type WorkspaceOptions, withWorkspace } from './workspace';

type Shown =
  | { readonly kind: 'list'; readonly sweeps: readonly SweepSummary[] }
  | { readonly kind: 'one'; readonly sweep: SweepDetail; readonly trials: readonly TrialRow[] };

/** Prints all sweeps, or one; where another Longshort works in the workspace, as it stored them last. */
export async function printSweeps(
  flags: WorkspaceOptions & { readonly json?: boolean },
  id: number | null,
  most: number,
): Promise<void> {
  const shown = await look(flags, id);
  if (shown.kind === 'list') {
    if (flags.json) printJson(shown.sweeps);
    else
      printLine(
        shown.sweeps.length === 0 ? 'There is no sweep in this workspace yet.' : sweepsTable(shown.sweeps),
      );
    return;
  }
  const best = bestTrials(shown.sweep, shown.trials, most);
  if (flags.json) printJson({ ...shown.sweep, bestTrials: best });
  else printLine(sweepText(shown.sweep, best));
}

/** Says of a workspace that another Longshort has open what to do there. */
export async function tellElsewhere(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isElsewhere(error)) throw error;
    throw new AppError('busy', error.message.replace(/ Close it there.*$/, ` ${what}`), [], { cause: error });
  }
}

async function look(flags: WorkspaceOptions, id: number | null): Promise<Shown> {
  const path = resolve(flags.workspace);
  if (existsSync(path) && isWorkspaceHeld(realpathSync(path))) {
    note('Another Longshort has this workspace open; this is what it has stored so far.');
    return read(flags, id, true);
  }
  // A workspace of an older Longshort is brought up to date, and what was cut off set right; one that needs neither is only read.
  const use = { ...flags, whenMissing: 'fail', isReading: true } as const;
  return withWorkspace(use, async () => read(flags, id, false));
}

function read({ workspace }: WorkspaceOptions, id: number | null, isElsewhere: boolean): Shown {
  const path = resolve(workspace);
  const db = readWorkspace(existsSync(path) ? realpathSync(path) : path);
  const liveOf = ({ id, seconds, state }: { id: number; seconds: number; state: string }) =>
    isElsewhere && state === 'running' ? { trials: unendedTrials(db, id), seconds, secondsLeft: null } : null;
  try {
    return inSnapshot(db, () => {
      if (id === null)
        return { kind: 'list', sweeps: listSweeps(db).map((row) => toSweepSummary(row, liveOf(row))) };
      const row = getSweep(db, id);
      const { trials } = trialsSince(db, id, 0, new Map(), 1_000_000);
      return { kind: 'one', sweep: toSweepDetail(row, liveOf(row)), trials };
    });
  } finally {
    closeReader(db, path);
  }
}

function isElsewhere(error: unknown): error is AppError {
  return error instanceof AppError && error.kind === 'busy';
}
