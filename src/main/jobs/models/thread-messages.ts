import type { ErrorEnvelope } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { FoldData } from './fold-data';
import type { ModelNews, ModelTask } from './model-task';

/** What a training thread is started with. */
export interface ThreadStart {
  readonly training: ExperimentSpec['training'];
  readonly checkpointMs: number;
  /** In shared memory: not 0 once it is to stop. */
  readonly stop: Int32Array;
}

/** One model at a time; the next comes after `done` or `failed`. */
export interface ToThread {
  readonly task: ModelTask;
  readonly data: FoldData;
}

export type FromThread =
  | { readonly type: 'news'; readonly news: ModelNews }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: ErrorEnvelope };
