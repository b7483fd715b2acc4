import type { Market } from '@core/dataset/market';
import type { ResolvedFeature } from '@core/features/registry';
import { mapBars, mapJoined } from '@core/joined';
import type { FeatureSpec } from '@shared/spec';
import { type BoardPlan, planBoard } from './task-board';

/** All that a thread needs to help with the features of a market; its columns lie in memory that the threads share. */
export interface SharedWork {
  readonly market: Pick<Market, 'bars' | 'joined'>;
  readonly specs: readonly FeatureSpec[];
  /** Task `n` is the feature `n` modulo their number. */
  readonly board: BoardPlan;
  /** Room for results: the values of task `n` go to slot `n` modulo their number. [slots, time] */
  readonly slots: Float64Array;
}

/** @param looks how often every feature is to be computed */
export function shareWork(
  market: Pick<Market, 'bars' | 'joined'>,
  features: readonly ResolvedFeature[],
  { looks, slots }: { readonly looks: number; readonly slots: number },
): SharedWork {
  return {
    market: { bars: mapBars(market.bars, share), joined: mapJoined(market.joined, share) },
    specs: features.map(({ definition, parameters }) => ({ kind: definition.kind, ...parameters })),
    board: planBoard(looks * features.length, slots),
    // The system gives memory page by page as it is written: slots that the owner's own thread fills elsewhere cost nothing.
    slots: sharedColumn(slots * market.bars.time.length),
  };
}

/** Where the values of a task go, and are found. [time] */
export function slotOf({ slots, board, market }: SharedWork, task: number): Float64Array {
  const { length } = market.bars.time;
  const start = (task % board.slots) * length;
  return slots.subarray(start, start + length);
}

function share(column: Float64Array): Float64Array {
  const shared = sharedColumn(column.length);
  shared.set(column);
  return shared;
}

function sharedColumn(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
