import type { AuditReport } from '@shared/audit';
import type { BaselineKind } from '@shared/baselines';
import type { DeviceInfo, DeviceSpeeds } from '@shared/devices';
import type { ErrorEnvelope, Outcome } from '@shared/errors';
import type { ImportComparison, ImportProfile } from '@shared/importing';
import type { BaselineResult, RunModel } from '@shared/run-report';
import type { EpochRow, LogLine, RunMetrics } from '@shared/runs';
import type { ImportOptions, ImportPreview, ImportReport } from '@shared/series';
import type { AppendedSeries } from '../storage/append';
import type { RunOrigin } from '../storage/runs';
import type { SeriesFile } from '../storage/series-file';
import type { TrialResult, TrialTask } from './sweeps/executor';

/** What a job process is asked to do. `folder` is where it leaves big results, as files; `speedFile` what devices were measured at. */
export type JobTask =
  | {
      readonly kind: 'train';
      readonly workspace: string;
      readonly runId: number;
      readonly folder: string;
      readonly speedFile: string;
      /** Threads to train on at most. */
      readonly threads: number;
    }
  | {
      readonly kind: 'baselines';
      readonly workspace: string;
      readonly runId: number;
      readonly kinds: readonly BaselineKind[];
      readonly folder: string;
    }
  | {
      readonly kind: 'audit';
      readonly workspace: string;
      readonly runId: number;
      readonly speedFile: string;
    }
  | { readonly kind: 'probe' }
  | { readonly kind: 'measure' }
  | {
      readonly kind: 'preview';
      readonly path: string;
      readonly options: ImportOptions | null;
      /** Where no options are given, the first that fits the file says how it is read. */
      readonly profiles: readonly ImportProfile[];
      /** The file of an archive of several, where no options name one. */
      readonly entry?: string;
      readonly folder: string;
    }
  | {
      readonly kind: 'load';
      readonly path: string;
      readonly options: ImportOptions;
      readonly folder: string;
    }
  | {
      readonly kind: 'load-many';
      /** Files, folders and archives of several files. */
      readonly paths: readonly string[];
      readonly options: ImportOptions | null;
      readonly profiles: readonly ImportProfile[];
      readonly folder: string;
    }
  | ({ readonly kind: 'compare' } & FileForSeries)
  | ({ readonly kind: 'append'; readonly replaceChanged: boolean; readonly folder: string } & FileForSeries);

/** A file that is to go into a series there is; as it looks, where no options are given. */
export interface FileForSeries {
  readonly workspace: string;
  readonly seriesId: number;
  readonly path: string;
  readonly options: ImportOptions | null;
}

/** Main to job. */
export type ToJob =
  | { readonly type: 'start'; readonly task: JobTask }
  | { readonly type: 'cancel' }
  /** To an explore process: a question of `exploring/questions.ts`. */
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly workspace: string;
      readonly name: string;
      readonly ask: unknown;
    }
  | ToTrialWorker;

/** To a process that makes trials one after the other; `id` is that of the trial there. */
export type ToTrialWorker =
  | { readonly type: 'trial'; readonly id: number; readonly task: TrialTask; readonly place: TrialPlace }
  /** Gives it back, where it has not begun. */
  | { readonly type: 'withdraw-trial'; readonly id: number }
  | { readonly type: 'cancel-trial'; readonly id: number };

/** What a process that makes trials has to itself. */
export interface TrialPlace {
  readonly workspace: string;
  readonly threads: number;
  /** Bytes that it may keep from one trial to the next. */
  readonly keptBytes: number;
  /** Trials that it makes at the same time, where its device gains by it. */
  readonly together: number;
}

export interface JobProgress {
  readonly phase: string;
  readonly fraction: number;
  readonly epoch: number | null;
  readonly epochs: number | null;
  readonly secondsLeft: number | null;
}

/** A big result on its way to main: the name it is stored under, and the file it lies in. */
export interface Artifact {
  readonly name: string;
  readonly path: string;
}

export type JobResult =
  | {
      readonly kind: 'train';
      readonly bestEpoch: number;
      readonly weightsHash: string;
      /** First model of the newest fold: it and those after it keep their weights. */
      readonly newestModel: number;
      readonly metrics: RunMetrics;
      readonly artifacts: readonly Artifact[];
      /** The bars it was trained and judged on. */
      readonly bars: { readonly hash: string; readonly path: string };
      /** How its account went on the test rows, for the ledger; its returns as `packReturns` gives them. */
      readonly account: {
        readonly sharpe: number | null;
        readonly barsPerYear: number | null;
        readonly path: string;
      };
    }
  | {
      readonly kind: 'baselines';
      readonly results: readonly BaselineResult[];
      readonly artifacts: readonly Artifact[];
    }
  | ({ readonly kind: 'audit' } & Omit<AuditReport, 'madeAt' | 'seconds' | 'appVersion'>)
  | { readonly kind: 'probe'; readonly devices: readonly DeviceInfo[] }
  | { readonly kind: 'measure'; readonly devices: readonly DeviceInfo[]; readonly speeds: DeviceSpeeds }
  | {
      readonly kind: 'preview';
      readonly preview: ImportPreview;
      /** What was read; null where it is not to be stored. */
      readonly left: LeftSeries | null;
    }
  | { readonly kind: 'load'; readonly left: LeftSeries }
  | { readonly kind: 'load-many'; readonly files: readonly LoadedFile[] }
  | { readonly kind: 'compare'; readonly comparison: ImportComparison }
  | { readonly kind: 'append'; readonly appended: AppendedSeries; readonly options: ImportOptions };

/** A series that was read, on its way into the workspace. */
export interface LeftSeries {
  readonly file: SeriesFile;
  readonly report: ImportReport;
  /** How it was read. */
  readonly options: ImportOptions;
  readonly dataHash: string;
}

/** One of many files that were read: its series, or why it was refused. */
export interface LoadedFile {
  readonly file: string;
  readonly suggestedName: string;
  readonly outcome: Outcome<LeftSeries>;
}

/** Job to main. `done` or `failed` comes once and last. */
export type FromJob =
  | { readonly type: 'ready' }
  | { readonly type: 'origin'; readonly origin: RunOrigin }
  | { readonly type: 'progress'; readonly progress: JobProgress }
  /** A model's newest finished epoch, and its rows of the curves since the last one. */
  | {
      readonly type: 'checkpoint';
      readonly model: number;
      readonly rows: readonly EpochRow[];
      readonly path: string;
    }
  /** A model is trained to its end. The files hold its weights, and what it says of the rows of its fold. */
  | {
      readonly type: 'model';
      readonly record: RunModel;
      readonly rows: readonly EpochRow[];
      readonly weightsPath: string;
      readonly outputsPath: string;
    }
  | { readonly type: 'log'; readonly line: LogLine }
  | { readonly type: 'done'; readonly result: JobResult }
  | { readonly type: 'failed'; readonly error: ErrorEnvelope }
  /** Of an explore process, which has no end of its own: how far it is with a question, and its answer. */
  | { readonly type: 'answering'; readonly id: number; readonly fraction: number }
  | { readonly type: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | FromTrialWorker;

/** Of a process that makes trials; `ended` or `withdrawn` is the last of each. */
export type FromTrialWorker =
  | { readonly type: 'trial-begun'; readonly id: number }
  /** `losses`: those of the epochs from `from` on. */
  | {
      readonly type: 'trial-progress';
      readonly id: number;
      readonly fraction: number;
      readonly from: number;
      readonly losses: readonly number[];
    }
  | { readonly type: 'trial-withdrawn'; readonly id: number }
  | { readonly type: 'trial-ended'; readonly id: number; readonly outcome: Outcome<TrialResult> };

/** Job to main, at any time: asks for a port to the GPU page. Only the job processes of the app can. */
export interface GpuRequest {
  readonly type: 'gpu';
}

/** Main's answer; the port comes with it where it is ok. */
export interface GpuAnswer {
  readonly type: 'gpu';
  readonly outcome: Outcome<null>;
}

export type EntryName = 'train' | 'import' | 'explore' | 'clerk' | 'trial';

/** A forked process, whichever way it was forked. */
export interface JobChild {
  readonly pid: number | undefined;
  send(message: ToJob): void;
  /** Ends it at once; nothing it has not sent is kept. */
  kill(): void;
  onMessage(listener: (message: FromJob) => void): void;
  /** Called once, when the process is really gone. */
  onExit(listener: (code: number | null) => void): void;
}

export type Fork = (entry: EntryName) => JobChild;
