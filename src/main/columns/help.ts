import { giveBack } from '@core/columns';
import type { ComputeColumn } from '@core/dataset/column-source';
import { type ResolvedFeature, requireFeature } from '@core/features/registry';
import { shapesOf } from '@core/joined';
import { type SharedWork, slotOf } from './shared-work';
import { TaskBoard } from './task-board';

/**
 * Computes features, one after the other, until none is left or the thread is ended. One that cannot be computed is left to the owner
 * of the work, which then fails with the very error that it would have had alone.
 */
export function helpWithColumns(work: SharedWork, compute: ComputeColumn): void {
  const shapes = shapesOf(work.market.joined);
  const features = work.specs.map((spec) => requireFeature(spec, shapes));
  const board = new TaskBoard(work.board);
  for (let task = board.takeOrWait(); task !== null; task = board.takeOrWait()) {
    const values = valuesOf(work, features[task % features.length]!, compute);
    if (values === null) {
      board.giveUp(task);
      continue;
    }
    if (board.mayWrite(task)) {
      slotOf(work, task).set(values);
      board.finish(task);
    }
    giveBack(values);
  }
}

function valuesOf(
  { market }: SharedWork,
  feature: ResolvedFeature,
  compute: ComputeColumn,
): Float64Array | null {
  try {
    return compute(market, feature);
  } catch {
    return null;
  }
}
