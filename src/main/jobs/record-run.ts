import { readFileSync, rmSync } from 'node:fs';
import { AppError, assertNever } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import { chargeRun } from '../services/charge-run';
import { storageFault } from '../storage/faults';
import { keepBars } from '../storage/kept-bars';
import { inTransaction } from '../storage/open';
import { dropWeightsBefore, saveModel } from '../storage/run-models';
import { appendLog, dropCheckpoints, saveArtifact, saveCheckpoint } from '../storage/run-records';
import { completeRun, describeRun, endRun } from '../storage/runs';
import type { Workspace } from '../storage/workspace';
import type { BoardEntry, Emit } from './board';
import type { JobEnd, JobListener } from './process';
import type { JobResult } from './protocol';

/** Writes what a training process says into its run, and tells the window. Throws AppError where it cannot be stored. */
export function recordMessages(
  workspace: Workspace,
  runId: number,
  parts: { readonly emit: Emit; readonly clock: () => number },
  entry: BoardEntry,
): JobListener {
  const { db } = workspace;
  const emitEpochs = (model: number, rows: readonly EpochRow[]): void => {
    for (const row of rows) parts.emit('run.epoch', { runId, row: { ...row, model } });
  };
  const record: JobListener = (message) => {
    switch (message.type) {
      case 'origin':
        describeRun(db, runId, message.origin);
        entry.update({ device: message.origin.device });
        parts.emit('changed', { topic: 'runs', ids: [runId] });
        return;
      case 'progress':
        entry.update(message.progress);
        return;
      case 'log':
        appendLog(db, runId, message.line);
        return;
      case 'checkpoint':
        saveCheckpoint(db, runId, { ...message, data: takeJobFile(message.path) }, parts.clock());
        emitEpochs(message.model, message.rows);
        return;
      case 'model': {
        const { record, rows, weightsPath, outputsPath } = message;
        const [weights, outputs] = [takeJobFile(weightsPath), takeJobFile(outputsPath)];
        saveModel(db, runId, { record, weights, outputs }, rows);
        emitEpochs(record.model, rows);
        parts.emit('run.model', { runId, model: record });
        return;
      }
      default:
        assertNever(message);
    }
  };
  return (message) => {
    try {
      record(message);
    } catch (error) {
      throw storageFault(error, workspace.path);
    }
  };
}

/** Stores that a run could not even be started, with what to do about it. */
export function recordFailedStart(workspace: Workspace, runId: number, error: unknown, now: number): void {
  const reason = error instanceof Error ? error.message : String(error);
  const fault =
    error instanceof AppError
      ? error
      : new AppError(
          'internal',
          `The training process could not be started: ${reason}. Close other programs, then resume the run.`,
          [],
          { cause: error },
        );
  recordFailure(workspace, runId, fault, 0, now);
}

/** Stores the end of a run; a result that cannot be stored fails the run and leaves nothing of itself behind. */
export function recordEnd(
  workspace: Workspace,
  runId: number,
  end: JobEnd,
  seconds: number,
  now: number,
): void {
  const { db } = workspace;
  switch (end.kind) {
    case 'done':
      try {
        storeResult(workspace, runId, end.result, seconds, now);
      } catch (error) {
        recordFailure(workspace, runId, storageFault(error, workspace.path), seconds, now);
      }
      return;
    case 'cancelled':
      endRun(db, runId, { state: 'cancelled', problem: null, seconds }, now);
      return;
    case 'failed':
      recordFailure(workspace, runId, end.error, seconds, now);
      return;
    case 'interrupted': {
      const problem =
        'The training process ended before its run did. Resume goes on from the last finished epoch.';
      const message = `${problem} (exit code ${end.code ?? 'none'})`;
      endRun(db, runId, { state: 'interrupted', problem, seconds }, now);
      appendLog(db, runId, { time: now, level: 'warning', message });
      return;
    }
    default:
      assertNever(end);
  }
}

function storeResult(
  workspace: Workspace,
  runId: number,
  result: JobResult,
  seconds: number,
  now: number,
): void {
  if (result.kind !== 'train') throw new Error(`A training process answered with ${result.kind}.`);
  const artifacts = result.artifacts.map(({ name, path }) => ({ name, data: readJobFile(path) }));
  const bars = readJobFile(result.bars.path);
  const account = { ...result.account, returns: readJobFile(result.account.path) };
  inTransaction(workspace.db, () => {
    keepBars(workspace.db, runId, result.bars.hash, bars);
    for (const { name, data } of artifacts) saveArtifact(workspace.db, runId, name, data);
    completeRun(workspace.db, runId, result, seconds, now);
    chargeRun(workspace.db, runId, account, now);
    dropCheckpoints(workspace.db, runId);
    dropWeightsBefore(workspace.db, runId, result.newestModel);
  });
}

function recordFailure(
  { db }: Workspace,
  runId: number,
  { message, details }: AppError,
  seconds: number,
  now: number,
): void {
  // Not in one transaction: on a full disk a new line of the log may fail where a new state of the run still fits.
  endRun(db, runId, { state: 'failed', problem: sayOnce(message, details), seconds }, now);
  appendLog(db, runId, { time: now, level: 'error', message });
}

function readJobFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw storageFault(error, path);
  }
}

/** Reads a file of the job and removes it: a long training would fill the disk with what the workspace holds already. */
function takeJobFile(path: string): Buffer {
  const data = readJobFile(path);
  rmSync(path);
  return data;
}

/** The message and the details that it does not hold already: that of a faulty spec is made of them. */
function sayOnce(message: string, details: readonly string[]): string {
  return [message, ...details.filter((detail) => !message.includes(detail))].join('\n');
}
