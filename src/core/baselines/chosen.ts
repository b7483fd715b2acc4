import { type BaselineKind, baselineKinds } from '@shared/baselines';
import type { PreparedExperiment } from '../dataset/prepare';
import type { Baseline } from './baseline';
import { baselineOf, baselinesFor } from './registry';
import { columnsOf } from './window-rows';

/** Numbers of all folds' training rows up to which `auto` takes baselines: some seconds on one core. */
const mostNumbers = { always: Infinity, medium: 60_000_000, small: 200_000, never: -1 } as const;

/** The baselines that the spec asks for, in the order of `baselineKinds`. */
export function chosenBaselines(experiment: PreparedExperiment): readonly Baseline[] {
  const { baselines, label } = experiment.spec;
  if (baselines !== 'auto') return inOrder(baselines).map(baselineOf);
  const numbers = numbersOf(experiment);
  return baselinesFor(label).filter(({ automatic }) => numbers <= mostNumbers[automatic]);
}

export function inOrder(kinds: readonly BaselineKind[]): readonly BaselineKind[] {
  return baselineKinds.filter((kind) => kinds.includes(kind));
}

function numbersOf(experiment: PreparedExperiment): number {
  const { folds } = experiment.split;
  const rows = folds.reduce((sum, { train, flaw }) => sum + (flaw === null ? train.length : 0), 0);
  return rows * columnsOf(experiment);
}
