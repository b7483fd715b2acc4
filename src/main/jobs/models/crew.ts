import type { FoldData } from './fold-data';
import type { ModelNews, ModelTask } from './model-task';

/** What trains the models of a run: threads, or a device in turn. */
export interface Crew {
  /** Calls of `train` that are of use at the same time. */
  readonly hands: number;
  /** Whether it reads data in memory that threads share. */
  readonly isThreaded: boolean;
  /** Models of one fold that a call takes at most. */
  readonly modelsAtOnce: number;
  /** Trains models of one fold. Resolves at their end, or soon after the crew is told to stop; rejects with what no fold is to blame for. */
  train(tasks: readonly ModelTask[], data: FoldData, hear: (news: ModelNews) => void): Promise<void>;
  /** Models under training stop at their next call to the device. */
  stop(): void;
  /** Resolves once the threads are gone. */
  end(): Promise<void>;
}
