import type { Baseline } from '@core/baselines/baseline';
import type { JudgedRun } from '@core/baselines/judge';
import { runBaselines } from '@core/baselines/run-baselines';
import type { PreparedExperiment } from '@core/dataset/prepare';
import type { BaselineResult } from '@shared/run-report';
import { packResult } from '../../services/run-result';
import { leaveFile } from '../folder';
import type { JobPort } from '../port';
import type { Artifact } from '../protocol';
import { sequenceTools } from './sequence-tools';

/** Baselines that were fitted and judged: their figures, and a file with the rows of each that has any. */
export interface LeftBaselines {
  readonly results: readonly BaselineResult[];
  readonly artifacts: readonly Artifact[];
}

export interface BaselinesJob {
  readonly experiment: PreparedExperiment;
  readonly baselines: readonly Baseline[];
  readonly run: JudgedRun;
  readonly folder: string;
  readonly port: JobPort;
}

/** Fits baselines to the folds of a run, compares them with it and leaves what came of it in the folder. */
export async function leaveBaselines(job: BaselinesJob): Promise<LeftBaselines> {
  const { experiment, baselines, run, folder, port } = job;
  const { label } = experiment.spec;
  const judged = await runBaselines(experiment, baselines, run, sequenceTools(port.signal), {
    async onStep({ baseline, fraction }) {
      const phase = `Baselines: ${baseline.name(label)}`;
      port.progress({ phase, fraction, epoch: null, epochs: null, secondsLeft: null });
      // A message that asks to stop comes in only while nothing is computed.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      port.signal.throwIfAborted();
    },
    now: () => performance.now(),
  });
  for (const { result } of judged)
    port.log(
      result.problem === null ? 'info' : 'warning',
      `${result.name}: ${result.problem ?? `fitted in ${secondsText(result.seconds)}.`}`,
    );
  return {
    results: judged.map(({ result }) => result),
    artifacts: judged.flatMap(({ result, rows }) => {
      if (rows === null) return [];
      const data = packResult(rows, experiment.bars);
      return [
        { name: `result/baseline/${result.kind}`, path: leaveFile(folder, `baseline-${result.kind}`, data) },
      ];
    }),
  };
}

function secondsText(seconds: number): string {
  return seconds < 0.1 ? `${Math.ceil(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}
