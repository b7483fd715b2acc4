import type { ExperimentSpec } from '@shared/spec';
import type { SpecField } from './fields/field';
import { getAt, type Json } from './json';
import { parseNumberList } from './number-list';
import { toJson } from './spec-defaults';

/** What a field of a stored spec says, with its unit: `10 bars`, `Balanced`, `Off`. */
export function fieldText(field: SpecField, spec: ExperimentSpec): string {
  return valueText(field, getAt(toJson(spec), field.path) ?? null);
}

/**
 * The same for a value that main has put into words, as it does where it compares specs: `none` for null, a number as
 * its digits. Without a field the words stay as they are.
 */
export function wordedText(field: SpecField | undefined, words: string): string {
  if (field === undefined) return words;
  const { type } = field.input;
  if (words === 'none' && (type === 'date' || 'emptyMeansNull' in field.input)) return whenNull(field);
  const isNumber = type === 'integer' || type === 'number' || (type === 'autoOrInteger' && words !== 'auto');
  if (type === 'autoOrSome' && words !== 'auto')
    return valueText(field, words === '' ? [] : words.split(', '));
  if (type === 'numbers') return valueText(field, parseNumberList(words) ?? words);
  return valueText(field, isNumber ? Number(words) : words);
}

function valueText(field: SpecField, value: Json): string {
  if (value === null) return whenNull(field);
  if (field.input.type === 'choice') return choiceText(field.input.choices, value);
  if (value === 'auto') return 'Auto';
  if (field.unit === 'share' && typeof value === 'number') return shareText(value);
  if (field.input.type === 'panel')
    return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'One series';
  if (field.input.type === 'autoOrSome') return someText(field.input.choices, value);
  if (Array.isArray(value)) return value.map((item) => shareText(Number(item))).join(', ');
  const text = typeof value === 'number' ? shortNumber(value) : String(value);
  return field.unit === undefined ? text : `${text} ${unitFor(value, field.unit)}`;
}

function someText(choices: Parameters<typeof choiceText>[0], value: Json): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? 'None' : value.map((word) => choiceText(choices, word)).join(', ');
}

const shareText = (share: number): string => `${shortNumber(share * 100)}%`;

/** What a search proposed has seventeen digits, and nobody reads the last ten. Whole numbers, seeds among them, stay as they are. */
const shortNumber = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(7)));

/** `1 bar`, not `1 bars`; `1 model a fold`. */
function unitFor(value: Json, unit: string): string {
  return value === 1 ? unit.replace(/^(bar|epoch|row|model)s\b/, '$1') : unit;
}

function whenNull({ input }: SpecField): string {
  if (input.type === 'date') return 'All there is';
  return 'emptyMeansNull' in input ? (input.emptyMeansNull ?? 'None') : 'None';
}

function choiceText(
  choices: readonly { readonly value: string; readonly label: string }[],
  value: Json,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? String(value);
}
