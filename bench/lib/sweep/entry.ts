import { prepareExperiment } from '@core/dataset/prepare';
import { forkInNode } from '@main/jobs/fork-node';
import { type FoldData, foldData } from '@main/jobs/models/fold-data';
import { createLog } from '@main/log';
import { createServices } from '@main/services/app';
import { importSample } from '@main/services/first-workspace';
import { gatherData } from '@main/storage/series-source';
import { readWorkspace } from '@main/storage/workspace';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import type { Proposal } from '@shared/sweep-plan';
import type { TrialNews, TrialRow } from '@shared/sweeps';

export { openSample } from './sample';

export interface Place {
  /** Where the job processes lie. */
  readonly programs: string;
  readonly resources: string;
  readonly workspace: string;
  readonly logFile: string;
}

export interface MadeTrial {
  readonly number: number;
  readonly proposal: Proposal;
  readonly state: string;
  /** Of each model. */
  readonly epochs: readonly number[];
  readonly loss: number | null;
  /** Time that its worker had it, and the part of it that was not preparing, training or judging. */
  readonly seconds: number;
  readonly overheadSeconds: number;
}

export interface MadeSweep {
  /** From the start of the search to the last stored trial, the start of its processes included. */
  readonly wallSeconds: number;
  readonly trials: readonly MadeTrial[];
  readonly device: string | null;
}

/** Makes a workspace with the bundled sample and searches the experiment in it, as the app does: scheduler, storage and processes. */
export async function sweepOnce(place: Place, given: unknown, workers: number): Promise<MadeSweep> {
  const spec = experimentSpec.parse(given);
  const clock = Date.now;
  const emit = () => undefined;
  const services = createServices({
    fork: forkInNode(place.programs),
    emit,
    clock,
    log: createLog(place.logFile),
    resources: { folder: place.resources },
    parallelJobs: () => 1,
    speedFile: `${place.workspace}-speeds.json`,
    threads: workers,
    isSweeping: () => true,
  });
  const { session, sweeps, importing, resources } = services;
  try {
    await session.create(place.workspace);
    await importSample(importing, resources);
    const start = performance.now();
    const { id } = sweeps.startSpec(spec, workers);
    await session.sweeps().idle();
    const wallSeconds = (performance.now() - start) / 1000;
    const { state, problem } = sweeps.get(id);
    if (state !== 'done') throw new Error(`The search is ${state}: ${problem}`);
    const rows = rowsOf((since) => sweeps.trials(id, since));
    const trials = rows.map(({ number, proposal }): MadeTrial => {
      const record = sweeps.trialRecord(id, number)!;
      return {
        number,
        proposal,
        state: record.state,
        epochs: record.models.map(({ epochs }) => epochs),
        loss: record.values[0] ?? null,
        seconds: record.seconds,
        overheadSeconds: record.overheadSeconds,
      };
    });
    return { wallSeconds, trials, device: sweeps.trialRecord(id, 0)!.device };
  } finally {
    await session.close();
  }
}

/** All trials, asked for as the window does. */
function rowsOf(newsSince: (revision: number) => TrialNews): readonly TrialRow[] {
  const rows = new Map<number, TrialRow>();
  let news = newsSince(0);
  for (;;) {
    for (const trial of news.trials) rows.set(trial.number, trial);
    if (!news.isPartial) return [...rows.values()].sort((a, b) => a.number - b.number);
    news = newsSince(news.revision);
  }
}

/** What the models of the search learn from: the one fold of its split. */
export function foldOf(workspace: string, given: unknown): FoldData {
  const spec: ExperimentSpec = experimentSpec.parse(given);
  const db = readWorkspace(workspace);
  try {
    const experiment = prepareExperiment(spec, gatherData(db, spec.data).data);
    return foldData(spec, experiment.dataset(0), { isNewest: true, isShared: false });
  } finally {
    db.close();
  }
}
