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
      const options = { ...shared, low, high, format: numberText };
      return log && low > 0
        ? logAxis(options)
        : numberAxis({ ...options, isTight: true, isWhole: dimension.kind === 'int' });
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

/** The axis of an objective over the values it has had so far; 0 to 1 where there are none. */
export function objectiveAxis(
  id: string,
  words: ObjectiveWords,
  values: readonly number[],
  direction: Direction,
): { readonly axis: ValueAxis; readonly beyond: number } {
  const range = robustRange(values, direction) ?? { low: 0, high: 1, beyond: 0 };
  return {
    axis: numberAxis({
      id,
      title: words.axisTitle,
      low: range.low,
      high: range.high,
      format: words.format,
      tick: words.tick,
    }),
    beyond: range.beyond,
  };
}
