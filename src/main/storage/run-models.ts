import { AppError } from '@shared/errors';
import { type RunModel, runModel } from '@shared/run-report';
import type { EpochRow, SplitName } from '@shared/runs';
import { packColumns, unpackColumns } from './columns';
import { type Db, inTransaction } from './open';
import { saveEpochs } from './run-records';

/** What a model's head says of the rows of its fold, before any link function. [rows, outputs] each; of a split not asked, empty */
export type HeadOutputs = Readonly<Record<SplitName, Float32Array>>;

/** A model trained to its end. */
export interface TrainedModel {
  readonly record: RunModel;
  readonly outputs: HeadOutputs;
}

export function packOutputs({ train, validation, test }: HeadOutputs): Uint8Array {
  return packColumns({ train, validation, test });
}

/** Stores a trained model with the rows of its curves that were not stored yet; it needs no checkpoint from then on. */
export function saveModel(
  db: Db,
  runId: number,
  model: { readonly record: RunModel; readonly weights: Uint8Array; readonly outputs: Uint8Array },
  rows: readonly EpochRow[],
): void {
  const { record, weights, outputs } = model;
  inTransaction(db, () => {
    saveEpochs(db, runId, record.model, rows);
    db.prepare('INSERT OR REPLACE INTO run_model VALUES (?, ?, ?, ?, ?)').run(
      runId,
      record.model,
      JSON.stringify(record),
      weights,
      outputs,
    );
    db.prepare('DELETE FROM checkpoint WHERE run_id = ? AND model = ?').run(runId, record.model);
  });
}

/** The models that are trained to their end, in order. */
export function listModels(db: Db, runId: number): RunModel[] {
  const records = db
    .prepare('SELECT record FROM run_model WHERE run_id = ? ORDER BY model')
    .pluck()
    .all(runId);
  return records.map((record) => runModel.parse(JSON.parse(String(record))));
}

/** The same with what they say, by model. */
export function readModels(db: Db, runId: number): ReadonlyMap<number, TrainedModel> {
  const rows = db
    .prepare('SELECT record, outputs FROM run_model WHERE run_id = ? ORDER BY model')
    .all(runId) as { readonly record: string; readonly outputs: Uint8Array }[];
  return new Map(
    rows.map(({ record, outputs }) => {
      const model = { record: runModel.parse(JSON.parse(record)), outputs: unpackOutputs(outputs) };
      return [model.record.model, model];
    }),
  );
}

/** @throws AppError `notFound` where the model was not trained to its end, or is of an older fold of a run that is done. */
export function readModelWeights(db: Db, runId: number, model: number): Uint8Array {
  const weights = db
    .prepare('SELECT weights FROM run_model WHERE run_id = ? AND model = ?')
    .pluck()
    .get(runId, model);
  if (weights instanceof Uint8Array) return weights;
  throw new AppError(
    'notFound',
    `Run ${runId} keeps no weights of its model ${model + 1}: a run that is done keeps those of its newest fold. Run the experiment again for the others.`,
  );
}

/** Lets go of the weights of all models before that one. */
export function dropWeightsBefore(db: Db, runId: number, model: number): void {
  db.prepare('UPDATE run_model SET weights = NULL WHERE run_id = ? AND model < ?').run(runId, model);
}

function unpackOutputs(blob: Uint8Array): HeadOutputs {
  const { columns } = unpackColumns(blob);
  const of = (split: SplitName) => Float32Array.from(columns[split] ?? []);
  return { train: of('train'), validation: of('validation'), test: of('test') };
}
