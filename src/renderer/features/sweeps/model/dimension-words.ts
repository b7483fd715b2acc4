import type { ChoiceValue, Dimension, Proposed } from '@shared/sweep-plan';
import { formatNumber } from '../../../ui/format';
import { answerText } from '../../experiments/sweep/words';

/** Writes what was proposed in a dimension in the words of the form, as short as it can be told apart. */
export function proposedWords(dimension: Dimension): (value: Proposed | undefined) => string {
  const choices = new Map(choicesOf(dimension));
  return (value) => {
    if (value === undefined) return '–';
    if (typeof value === 'number') return numberText(value);
    return choices.get(String(value)) ?? String(value);
  };
}

/** Of a choice or a toggle: by what proposals call each, what is written of it. None of numbers. */
export function choicesOf(dimension: Dimension): readonly (readonly [key: string, text: string])[] {
  const { path } = dimension;
  if (dimension.kind === 'toggle')
    return [false, true].map((isIn) => [String(isIn), answerText(path, isIn)] as const);
  if (dimension.kind !== 'choice') return [];
  return dimension.values.map((choice) => {
    const key = keyOf(choice);
    return [key, isNamed(choice) ? key : answerText(path, choice) || key] as const;
  });
}

type Named = Extract<ChoiceValue, { readonly label: string }>;

const isNamed = (choice: ChoiceValue): choice is Named => typeof choice === 'object' && choice !== null;
const keyOf = (choice: ChoiceValue): string => (isNamed(choice) ? choice.label : String(choice));

/** To four digits: `64`, `0.0005128`, `1.2e−7`. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return formatNumber(value);
  const short = Number(value.toPrecision(4));
  const text = Math.abs(short) < 1e-4 ? short.toExponential() : String(short);
  return text.replaceAll('-', '\u2212');
}
