import type { ExperimentSpec } from '@shared/spec';
import type { Emit, JobBoard } from '../jobs/board';
import type { TrialExecutor } from '../jobs/sweeps/executor';
import type { Workspace } from '../storage/workspace';

/** What trials are made by. */
export interface ExecutorNeeds {
  readonly workspace: string;
  /** The experiment that is searched. */
  readonly spec: ExperimentSpec;
  /** Trials that can be under way at once, whoever works on them. */
  readonly lag: number;
  /** Processes to work on it; null as many as there are processors. */
  readonly workers: number | null;
}

export interface SweepParts {
  readonly executor: (needs: ExecutorNeeds) => TrialExecutor;
  readonly board: JobBoard;
  readonly emit: Emit;
  readonly clock: () => number;
  /** Whether those that wait are begun here. */
  readonly isSweeping: () => boolean;
  /** Takes what could be told nowhere else. */
  readonly report: (error: unknown) => void;
}

/** A trial under way, as far as it has come. */
export interface LiveTrial {
  readonly number: number;
  readonly worker: number;
  readonly fraction: number;
  readonly epochLosses: readonly number[];
}

/** How a sweep comes to rest. Trials that were under way are begun anew, or were never made. */
export interface Rest {
  readonly state: 'paused' | 'done' | 'stopped' | 'failed' | 'interrupted';
  readonly problem: string | null;
}

/** All that work on a sweep needs. */
export interface Sweeping {
  readonly workspace: Workspace;
  readonly id: number;
  readonly parts: SweepParts;
}
