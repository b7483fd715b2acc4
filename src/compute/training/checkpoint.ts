import { AppError } from '@shared/errors';
import { epochRow } from '@shared/runs';
import { z } from 'zod';
import type { NamedArrays } from '../device';
import { type ContainerFault, decodeContainer, encodeContainer } from './container';
import type { FitState } from './fit';

/** A `FitState` as bytes, whole: weights, moments, step count, best weights so far, curves, seed. */
export function encodeCheckpoint(state: FitState): Uint8Array {
  const groups = arraysOf(state);
  const header: CheckpointHeader = {
    seed: state.seed,
    epoch: state.epoch,
    steps: state.trainer.steps,
    moments: state.trainer.moments.length,
    best: { epoch: state.best.epoch, loss: state.best.loss },
    rows: [...state.rows],
    arrays: state.trainer.weights.map(({ name, data }) => ({ name, length: data.length })),
  };
  return encodeContainer(checkpointKind, version, header, groups.flatMap(dataOf));
}

/** Reads what `encodeCheckpoint` wrote. Throws an `AppError` where the bytes are not a checkpoint, or not whole. */
export function decodeCheckpoint(bytes: Uint8Array): FitState {
  const { header, values } = open(
    checkpointKind,
    bytes,
    checkpointHeader,
    'checkpoint',
    ({ moments }) => moments + 2,
  );
  const size = values.length / (header.moments + 2);
  const group = (k: number) => split(header.arrays, values.subarray(k * size, (k + 1) * size));
  const moments = Array.from({ length: header.moments }, (_, k) => group(k + 1));
  return {
    seed: header.seed,
    epoch: header.epoch,
    trainer: { weights: group(0), moments, steps: header.steps },
    best: { ...header.best, weights: group(header.moments + 1) },
    rows: header.rows,
  };
}

/** Weights as canonical bytes, to be hashed and exported: the same weights give the same bytes on every machine. */
export function encodeWeights(weights: NamedArrays): Uint8Array {
  const arrays = weights.map(({ name, data }) => ({ name, length: data.length }));
  return encodeContainer(weightsKind, version, { arrays }, dataOf(weights));
}

/** Reads what `encodeWeights` wrote. Throws an `AppError` as `decodeCheckpoint` does. */
export function decodeWeights(bytes: Uint8Array): NamedArrays {
  const { header, values } = open(weightsKind, bytes, weightsHeader, 'weights', () => 1);
  return split(header.arrays, values);
}

const checkpointKind = 'LSCHECKP';
const weightsKind = 'LSWEIGHT';
const version = 1;

const arrayList = z.array(z.object({ name: z.string(), length: z.int().min(0) }));
const weightsHeader = z.object({ arrays: arrayList });
const checkpointHeader = weightsHeader.extend({
  seed: z.int(),
  epoch: z.int().min(1),
  steps: z.int().min(0),
  /** Absent where it was written before there was any optimizer but Adam. */
  moments: z.int().min(0).max(8).default(2),
  best: z.object({ epoch: z.int().min(1), loss: z.number() }),
  rows: z.array(epochRow),
});
type CheckpointHeader = z.infer<typeof checkpointHeader>;

function arraysOf({ trainer, best }: FitState): readonly NamedArrays[] {
  return [trainer.weights, ...trainer.moments, best.weights];
}

function dataOf(arrays: NamedArrays): readonly Float32Array[] {
  return arrays.map(({ data }) => data);
}

function open<H extends { readonly arrays: z.infer<typeof arrayList> }>(
  kind: string,
  bytes: Uint8Array,
  schema: z.ZodType<H>,
  what: 'checkpoint' | 'weights',
  groupsOf: (header: H) => number,
): { readonly header: H; readonly values: Float32Array } {
  const container = decodeContainer(kind, version, bytes);
  if (typeof container === 'string') throw unreadable(what, container);
  const header = schema.safeParse(container.header);
  if (!header.success) throw unreadable(what, 'damaged');
  const size = header.data.arrays.reduce((sum, { length }) => sum + length, 0);
  if (container.values.length !== groupsOf(header.data) * size) throw unreadable(what, 'damaged');
  return { header: header.data, values: container.values };
}

function split(list: z.infer<typeof arrayList>, values: Float32Array): NamedArrays {
  let at = 0;
  return list.map(({ name, length }) => {
    const data = values.slice(at, at + length);
    at += length;
    return { name, data };
  });
}

function unreadable(what: 'checkpoint' | 'weights', fault: ContainerFault): AppError {
  const name = what === 'checkpoint' ? 'The checkpoint of this run' : 'The file of model weights';
  const why = {
    foreign: 'is not in a format of Longshort',
    newer: 'was written by another version of Longshort; open it with that one',
    damaged: 'is damaged or cut short',
  }[fault];
  const advice = what === 'checkpoint' ? ' Start the run anew to train it from the beginning.' : '';
  return new AppError('invalid', `${name} ${why}.${advice}`);
}
