import { totalmem } from 'node:os';
import type { Device, TrainerOptions } from '@compute/device';
import type { ExperimentSpec } from '@shared/spec';
import type { Crew } from './crew';
import { ownThread } from './own-thread';
import { threadCrew } from './threads';

/** Milliseconds between two checkpoints of a model at least, where there are others: what a kill loses of each thread's work. */
const checkpointMs = 500;

/** Share of the machine's memory that models trained side by side may take. */
const shareOfMemory = 0.4;

export interface CrewNeeds {
  readonly spec: ExperimentSpec;
  readonly device: Device;
  /** Of one of its models. */
  readonly options: TrainerOptions;
  /** Models of the run, and those of them that are still to be trained. */
  readonly models: number;
  readonly left: number;
  /** Threads there may be at most. */
  readonly threads: number;
  /** The program of a thread. */
  readonly file: string;
}

/** Threads, where the device can be shared by them and there is more than one model; else one model after the other. */
export function crewFor({ spec, device, options, models, left, threads, file }: CrewNeeds): Crew {
  const pause = models === 1 ? 0 : checkpointMs;
  const { memoryOf } = device;
  if (memoryOf === undefined) return ownThread(device, spec, pause);
  const fitting = Math.floor((shareOfMemory * totalmem()) / memoryOf(options));
  const count = Math.min(left, threads, fitting);
  return count > 1 ? threadCrew(file, count, spec, pause) : ownThread(device, spec, pause);
}
