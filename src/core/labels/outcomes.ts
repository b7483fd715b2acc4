import { assertNever } from '@shared/errors';
import { movementClasses } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { notAcrossBreaks } from './across-breaks';
import { directionLabels } from './direction';
import { movementLabels } from './movement';
import { horizonReturns } from './returns';

type LabelSpec = ExperimentSpec['label'];

/** Classes of the label, in the order of their numbers; none where it is a number. */
export const classesOf = {
  direction: ['not up', 'up'],
  movement: movementClasses,
  return: [],
} as const satisfies Record<LabelSpec['kind'], readonly string[]>;

/**
 * What the label of each bar becomes: 0 or 1 for `direction`, 0, 1 or 2 for `movement`, the log return for `return`; NaN where
 * unknown. That of bar t is known at bar t + horizon and not before. [time]
 *
 * @param breaks 1 where bars are missing just before, which no label reaches across; null where nothing breaks [time]
 */
export function outcomesOf(
  label: LabelSpec,
  close: Float64Array,
  breaks: Uint8Array | null = null,
): Float64Array {
  return notAcrossBreaks(outcomesOfKind(label, close), label.horizon, breaks);
}

function outcomesOfKind({ kind, horizon, band }: LabelSpec, close: Float64Array): Float64Array {
  switch (kind) {
    case 'direction':
      return Float64Array.from(directionLabels(close, horizon));
    case 'movement':
      return Float64Array.from(movementLabels(close, horizon, band));
    case 'return':
      return horizonReturns(close, horizon);
    default:
      return assertNever(kind);
  }
}
