import { assertNever } from '@shared/errors';
import type { ChoiceValue, Dimension } from '@shared/sweep-plan';
import { type AxisValue, labelAxis, logAxis, numberAxis, type ValueAxis } from '../../../charts/value-axis';
import { numberText, proposedText } from './dimension-words';
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
      return labelAxis({ ...shared, labels: dimension.values.map(choiceText) });
    case 'toggle':
      return labelAxis({ ...shared, labels: ['off', 'on'], labelOf: onOff });
    default:
      return assertNever(dimension);
  }
}

/** As proposals call it. */
const choiceText = (choice: ChoiceValue): string =>
  typeof choice === 'object' && choice !== null ? choice.label : String(choice);

const onOff = (value: AxisValue): string =>
  typeof value === 'boolean' ? proposedText(value) : String(value);

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
