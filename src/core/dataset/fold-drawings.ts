import type { FoldDrawing } from '@shared/experiments';
import { segmentsOf } from '../validation/drawing';
import { momentTime } from './moment-time';
import type { PreparedExperiment } from './prepare';

/**
 * What the folds of an experiment do with time, to be drawn: all of them, or of more than `most` an even choice with the first and the last.
 */
export function foldDrawings(
  experiment: Pick<PreparedExperiment, 'samples' | 'split' | 'layout' | 'bars' | 'spec'>,
  most: number,
): readonly FoldDrawing[] {
  const { folds } = experiment.split;
  return evenly(folds.length, most).map((fold) => ({
    fold,
    flaw: folds[fold]!.flaw,
    segments: segmentsOf(experiment.samples, folds[fold]!).map(({ role, from, to }) => ({
      role,
      from: momentTime(experiment, from),
      to: momentTime(experiment, to),
    })),
  }));
}

function evenly(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
