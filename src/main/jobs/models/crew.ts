import type { FoldData } from './fold-data';
import type { ModelNews, ModelTask } from './model-task';

/** What trains the models of a run: threads, or a device in turn. */
export interface Crew {
  /** Calls of `train` that are of use at the same time. */
  readonly hands: number;
  /** Whether it reads data in memory that threads share. */
  readonly isThreaded: boolean;
  /** Resolves at the model's end, or soon after the crew is told to stop; rejects with what its fold is not to blame for. */
  train(task: ModelTask, data: FoldData, hear: (news: ModelNews) => void): Promise<void>;
  /** Models under training stop at their next call to the device. */
  stop(): void;
  /** Resolves once the threads are gone. */
  end(): Promise<void>;
}
