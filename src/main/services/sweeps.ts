import { AppError } from '@shared/errors';
import type { RunSummary } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type {
  Contour,
  Importance,
  SweepCheck,
  SweepDetail,
  SweepHonesty,
  SweepSummary,
  TrialCurves,
  TrialNews,
} from '@shared/sweeps';
import type { SeriesParts } from './series';

export function sweepService(_parts: SeriesParts) {
  const missing = (): never => {
    throw new AppError('unsupported', 'Sweeps are being built.');
  };
  return {
    list: (): SweepSummary[] => [],
    get: (_id: number): SweepDetail => missing(),
    check: (_spec: unknown): SweepCheck | Promise<SweepCheck> => missing(),
    start: (_experimentId: number): SweepSummary | Promise<SweepSummary> => missing(),
    pause: (_id: number): SweepSummary => missing(),
    resume: (_id: number): SweepSummary => missing(),
    stop: (_id: number): SweepSummary => missing(),
    addTrials: (_id: number, _trials: number): SweepSummary => missing(),
    move: (_id: number, _before: number | null): void => missing(),
    setWorkers: (_id: number, _workers: number | null): SweepSummary => missing(),
    update: (_id: number, _change: { name?: string; note?: string }): SweepSummary => missing(),
    remove: (_ids: readonly number[]): void => missing(),
    restore: (_ids: readonly number[]): void => missing(),
    trials: (_id: number, _since: number): TrialNews => missing(),
    curves: (_id: number, _numbers: readonly number[] | null): TrialCurves => missing(),
    trialSpec: (_id: number, _number: number): ExperimentSpec => missing(),
    importance: (_id: number, _objective: number): Promise<Importance> => missing(),
    contour: (_id: number, _ask: { x: string; y: string; objective: number }): Promise<Contour> => missing(),
    honesty: (_id: number): Promise<SweepHonesty> => missing(),
    takeRuns: (_id: number, _numbers: readonly number[], _seeds: number): RunSummary[] => missing(),
  };
}
