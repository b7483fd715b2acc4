import type { Emit } from '@main/jobs/board';
import type { SweepSummary } from '@shared/sweeps';
import { note } from './output';
import { trialLine } from './report-sweep';

/** A line on stderr for every trial that ends. */
export function sweepProgress(): {
  readonly emit: Emit;
  follow(id: number, sweep: () => SweepSummary): void;
} {
  let followed: { readonly id: number; readonly sweep: () => SweepSummary } | null = null;
  const told = new Set<number>();
  return {
    emit(name, payload) {
      if (followed === null || name !== 'sweep.trial' || !('trial' in payload)) return;
      const { trial, sweepId } = payload;
      if (sweepId !== followed.id || trial.state === 'running' || told.has(trial.number)) return;
      told.add(trial.number);
      note(trialLine(trial, followed.sweep()));
    },
    follow(id, sweep) {
      followed = { id, sweep };
    },
  };
}
