import { giveBack } from '@core/columns';
import { computeColumn } from '@core/dataset/column-source';
import { type ResolvedFeature, requireFeature } from '@core/features/registry';
import { shapesOf } from '@core/joined';
import { type SharedWork, slotOf } from './shared-work';
import { TaskBoard } from './task-board';

/**
 * Computes features, one after the other, until none is left or the thread is ended. One that cannot be computed is left to the owner
 * of the work, which then fails with the very error that it would have had alone.
 */
export function helpWithColumns(work: SharedWork): void {
  const shapes = shapesOf(work.market.joined);
  const features = work.specs.map((spec) => requireFeature(spec, shapes));
  const board = new TaskBoard(work.board);
  for (let task = board.takeOrWait(); task !== null; task = board.takeOrWait()) {
    const values = valuesOf(work, features[task % features.length]!);
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

function valuesOf({ market }: SharedWork, feature: ResolvedFeature): Float64Array | null {
  try {
    return computeColumn(market, feature);
  } catch {
    return null;
  }
}
