import { chosenBaselines } from '@core/baselines/chosen';
import { soundFolds } from '@core/baselines/fold-of';
import { judgedRunOf } from '@core/baselines/judge';
import type { PreparedExperiment } from '@core/dataset/prepare';
import type { JudgedTest } from '@core/evaluation/parts';
import { leaveFile } from '../folder';
import type { JobPort } from '../port';
import type { Artifact } from '../protocol';
import { keptRunName, packKeptRun } from './kept-run';
import { leaveBaselines } from './leave-baselines';

interface TrainedRun {
  readonly experiment: PreparedExperiment;
  /** Of the ensemble. */
  readonly test: JudgedTest;
  readonly folder: string;
  readonly port: JobPort;
}

/** The baselines that the spec asks for, beside a run that was just judged, and what is needed to add more of them later. */
export async function leaveBaselinesOfRun({
  experiment,
  test,
  folder,
  port,
}: TrainedRun): Promise<readonly Artifact[]> {
  const run = judgedRunOf(experiment, test.said, test.evaluation);
  const baselines = chosenBaselines(experiment);
  const { results, artifacts } = await leaveBaselines({ experiment, baselines, run, folder, port });
  const kept = packKeptRun({ run, folds: soundFolds(experiment) });
  return [
    ...artifacts,
    { name: 'baselines', path: leaveFile(folder, 'baselines', Buffer.from(JSON.stringify(results))) },
    { name: keptRunName, path: leaveFile(folder, 'judged-test', kept) },
  ];
}
