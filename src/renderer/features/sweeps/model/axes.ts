import { assertNever } from '@shared/errors';
import type { Dimension } from '@shared/sweep-plan';
import { labelAxis, logAxis, numberAxis, type ValueAxis } from '../../../charts/value-axis';
import { choicesOf, numberText } from './dimension-words';
import type { ObjectiveWords } from './objective-words';
import { robustRange } from './robust-range';
import type { Direction } from './trial-values';

/** The axis of each dimension, as wide as the plan lets it be. */
export function dimensionAxis(dimension: Dimension, title: string): ValueAxis {
  const shared = { id: dimension.path, title };
  switch (dimension.kind) {
    case 'int':
    case 'float': {
      const { low, high, log } = dimension;
      const options = { ...shared, low, high, format: numberText, isWhole: dimension.kind === 'int' };
      return log && low > 0 ? logAxis(options) : numberAxis({ ...options, isTight: true });
    }
    case 'choice':
    case 'toggle': {
      const choices = choicesOf(dimension);
      return labelAxis({
        ...shared,
        keys: choices.map(([key]) => key),
        texts: choices.map(([, text]) => text),
      });
    }
    default:
      return assertNever(dimension);
  }
}

/** What an objective has come to. */
interface Seen {
  /** Of the trials that ran to their end. */
  readonly values: readonly number[];
  /** Of any trial: a pruned one may have been better at its last step than all of them. */
  readonly best: number | null;
  /** Of the front of two objectives, which may be far worse in this one than most trials. */
  readonly front: readonly number[];
}

/** The axis of an objective over what it has come to so far, the best within; 0 to 1 where that is nothing. */
export function objectiveAxis(
  id: string,
  words: ObjectiveWords,
  { values, best, front }: Seen,
  direction: Direction,
): { readonly axis: ValueAxis; readonly beyond: number } {
  const kept = best === null ? front : [best, ...front];
  const range = robustRange(values.length > 0 ? values : kept, direction) ?? { low: 0, high: 1 };
  const low = kept.reduce((least, value) => Math.min(least, value), range.low);
  const high = kept.reduce((most, value) => Math.max(most, value), range.high);
  const { axisTitle: title, format, tick } = words;
  return {
    axis: numberAxis({ id, title, low, high, format, tick }),
    beyond: values.filter((value) => value < low || value > high).length,
  };
}
