import { createJobBoard, type Emit } from '../jobs/board';
import { dropStaleJobFolders } from '../jobs/folder';
import type { Fork } from '../jobs/protocol';
import type { Log } from '../log';
import { localTrials } from '../sweeps/local-trials';
import type { SweepParts } from '../sweeps/parts';
import { actionService } from './actions';
import { analysisService } from './analysis';
import { deviceService } from './devices';
import { exchangeService } from './exchange';
import { experimentService } from './experiments';
import type { Resources } from './first-workspace';
import { honestyService } from './honesty';
import { createKeptReading } from './kept-reading';
import { profileService } from './profiles';
import { qualityService } from './quality';
import { recipeService } from './recipes';
import { runAuditService } from './run-audit';
import { runBaselineService } from './run-baselines';
import { runRepeatService } from './run-repeat';
import { runTableService } from './run-table';
import { runService } from './runs';
import { seriesService } from './series';
import { createSession, type Session } from './session';
import { sweepService } from './sweeps';
import { vaultService } from './vault';

export interface ServiceParts {
  readonly fork: Fork;
  readonly emit: Emit;
  readonly clock: () => number;
  readonly log: Log;
  readonly resources: Resources;
  readonly parallelJobs: () => number;
  /** Whether a run that waits is trained; all are where it is not said. */
  readonly isTraining?: (runId: number) => boolean;
  /** Whether sweeps that wait are begun; they are where it is not said. */
  readonly isSweeping?: () => boolean;
  /** What makes the trials of sweeps; processes of this machine where it is not said. */
  readonly trials?: SweepParts['executor'];
  /** Threads that trainings have between them; as many as there are processors where it is not said. */
  readonly threads?: number;
  /** Where measured speeds of the devices are kept: they belong to the machine, not to a workspace. */
  readonly speedFile: string;
  /** Program of the thread that takes what was stored into the workspace's file; it is done while storing where none is said. */
  readonly checkpointFile?: string;
}

export type Services = ReturnType<typeof createServices>;

/** All use-cases over one session, for the window and the command line alike. */
export function createServices(parts: ServiceParts) {
  const { fork, emit, clock, log, resources, parallelJobs, threads, speedFile } = parts;
  dropStaleJobFolders(log.error);
  const board = createJobBoard(emit);
  const kept = createKeptReading();
  const opened = createSession({
    fork,
    board,
    emit,
    clock,
    parallelJobs,
    isTraining: parts.isTraining,
    threads,
    speedFile,
    isSweeping: parts.isSweeping ?? (() => true),
    executor: parts.trials ?? localTrials(fork, threads),
    report: log.error,
    checkpointFile: parts.checkpointFile,
  });
  const session: Session = { ...opened, close: () => opened.close().finally(kept.drop) };
  const common = { session, clock, emit };
  const importing = { fork, board, session, clock, kept };
  return {
    board,
    session,
    importing,
    resources,
    series: seriesService(common),
    actions: actionService(common),
    quality: qualityService(common),
    analysis: analysisService({ session, board }),
    honesty: honestyService(common),
    vaults: vaultService(common),
    recipes: recipeService(common),
    profiles: profileService(common),
    experiments: experimentService(common),
    runs: runService(common),
    table: runTableService({ ...common, report: log.error }),
    exchange: exchangeService(common),
    sweeps: sweepService(common),
    baselines: runBaselineService({ ...common, fork, board }),
    repeats: runRepeatService(common),
    audits: runAuditService({ ...common, fork, board, speedFile }),
    devices: deviceService({ fork, board, emit, speedFile, report: log.error }),
  };
}
