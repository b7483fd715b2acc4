import type { DeviceInfo } from '@shared/devices';
import type { Outcome } from '@shared/errors';
import type { NamedArrays, TrainerOptions, TrainerState, TrainingData } from '../device';

/** What a client asks of a device at the other end of a port. Trainers and groups go by numbers that the client gives them. */
export type Call =
  | { readonly method: 'probe' }
  | {
      readonly method: 'createTrainer';
      readonly trainer: number;
      readonly options: TrainerOptions;
      readonly data: TrainingData;
    }
  | {
      readonly method: 'createGroup';
      readonly group: number;
      readonly trainers: readonly number[];
      readonly options: readonly TrainerOptions[];
      /** The same object again arrives as the same object again. */
      readonly data: readonly TrainingData[];
    }
  | {
      readonly method: 'groupSteps';
      readonly group: number;
      readonly batches: readonly Batches[];
      readonly learningRates: readonly (readonly number[])[];
    }
  | {
      readonly method: 'steps';
      readonly trainer: number;
      readonly batches: Batches;
      readonly learningRates: readonly number[];
    }
  | { readonly method: 'outputs'; readonly trainer: number; readonly rows: Int32Array }
  | { readonly method: 'gradients'; readonly trainer: number; readonly rows: Int32Array }
  | { readonly method: 'exportState'; readonly trainer: number }
  | { readonly method: 'importState'; readonly trainer: number; readonly state: TrainerState }
  | { readonly method: 'importWeights'; readonly trainer: number; readonly weights: NamedArrays };

export type Method = Call['method'];
export type CallOf<M extends Method> = Extract<Call, { readonly method: M }>;

/** What each method answers with. */
export interface Answers {
  readonly probe: DeviceInfo;
  /** The number of parameters. */
  readonly createTrainer: number;
  /** The number of parameters of one model. */
  readonly createGroup: number;
  readonly groupSteps: readonly Float64Array[];
  readonly steps: Float64Array;
  readonly outputs: Float32Array;
  readonly gradients: NamedArrays;
  readonly exportState: TrainerState;
  readonly importState: null;
  readonly importWeights: null;
}
export type Answer = Answers[Method];

/**
 * Client to server. What is asked is answered once, under its id; what one trainer or group is asked, in the order it was. There is
 * nothing to answer to a disposal.
 */
export type Request =
  | { readonly type: 'ask'; readonly id: number; readonly call: Call }
  /** Of a trainer or of a group. */
  | { readonly type: 'dispose'; readonly number: number };

/** Server to client. */
export interface Reply {
  readonly id: number;
  readonly outcome: Outcome<Answer>;
}

/**
 * Batches end to end in one array: they are usually views of one long order of rows, and a clone of a view takes along all of
 * what it is a view of.
 */
export interface Batches {
  readonly rows: Int32Array;
  /** Rows of each batch. */
  readonly sizes: readonly number[];
}

export function packBatches(batches: readonly Int32Array[]): Batches {
  const sizes = batches.map((batch) => batch.length);
  const rows = new Int32Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const batch of batches) {
    rows.set(batch, at);
    at += batch.length;
  }
  return { rows, sizes };
}

export function unpackBatches({ rows, sizes }: Batches): readonly Int32Array[] {
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return rows.subarray(at - size, at);
  });
}

/** The array itself where it is all of its buffer, else a copy that is. */
export function alone<A extends Int32Array | Float32Array>(array: A): A {
  return (array.byteLength === array.buffer.byteLength ? array : array.slice()) as A;
}
