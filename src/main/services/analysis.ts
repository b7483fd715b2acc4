import type { FeatureDetails, FeatureReport } from '@shared/analysis';
import type { ExperimentSpec } from '@shared/spec';
import type { BoardEntry, JobBoard } from '../jobs/board';
import type { Session } from './session';

export interface AnalysisParts {
  readonly session: Session;
  readonly board: JobBoard;
}

/** How long a question may take before it is shown as a job, with its progress and a way to stop it. */
const shownAfterMs = 700;

/** What the features of a spec look like before anything is trained on them. */
export function analysisService({ session, board }: AnalysisParts) {
  return {
    features(spec: ExperimentSpec): Promise<FeatureReport> {
      const count = spec.features.length;
      const title = `Analysing ${count} ${count === 1 ? 'feature' : 'features'}`;
      const analyst = session.analyst();
      return shown(board, title, analyst.cancel, (tell) => analyst.ask('features', { spec }, tell));
    },
    details(spec: ExperimentSpec, index: number): Promise<FeatureDetails> {
      const analyst = session.analyst();
      return shown(board, 'Analysing a feature', analyst.cancel, (tell) =>
        analyst.ask('featureDetails', { spec, index }, tell),
      );
    },
  };
}

/** Does the work, and puts it on the board while it lasts, if it lasts. */
async function shown<T>(
  board: JobBoard,
  title: string,
  cancel: () => void,
  work: (tell: (fraction: number) => void) => Promise<T>,
): Promise<T> {
  const job: { entry: BoardEntry | null; fraction: number } = { entry: null, fraction: 0 };
  const timer = setTimeout(() => {
    job.entry = board.add({ kind: 'analysis', runId: null, title, cancel });
    job.entry.update({ phase: 'Analysing', fraction: job.fraction });
  }, shownAfterMs);
  try {
    return await work((fraction) => {
      job.fraction = fraction;
      job.entry?.update({ fraction });
    });
  } finally {
    clearTimeout(timer);
    job.entry?.remove();
  }
}
