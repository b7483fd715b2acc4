import type { FeatureDescriptor } from '@shared/features';
import type { ExperimentSpec } from '@shared/spec';
import { getAt, isJsonObject, type Json, type JsonObject } from '../json';
import { toJson } from '../spec-defaults';
import { specField, specLabel } from '../spec-fields';
import { valuesText, wordOf } from './value-list';
import { labelOf, valuesOf } from './values';

/** What a dimension is called: `Hidden units`, `RSI`, `RSI · Period`. */
export function dimensionName(path: string, draft: Json, catalog: readonly FeatureDescriptor[]): string {
  if (path === 'features') return 'Set of features';
  if (path === 'split') return 'Split';
  const parameter = /^features\.(\d+)(?:\.(.+))?$/.exec(path);
  if (parameter === null) return specField(path)?.label ?? specLabel(path);
  const kind = getAt(draft, `features.${parameter[1]}.kind`);
  const descriptor = catalog.find((one) => one.kind === kind);
  const feature = descriptor?.label ?? `Feature ${Number(parameter[1]) + 1}`;
  if (parameter[2] === undefined) return feature;
  const name = descriptor?.parameters.find((one) => one.name === parameter[2])?.label ?? parameter[2];
  return `${feature} · ${name}`;
}

/** What the catalogue calls a value of a feature's parameter; undefined of all else. */
export type ParameterWords = (path: string, value: Json) => string | undefined;

export function parameterWords(draft: Json, catalog: readonly FeatureDescriptor[]): ParameterWords {
  return (path, value) => {
    const [, index, name] = /^features\.(\d+)\.(.+)$/.exec(path) ?? [];
    if (index === undefined) return undefined;
    const kind = getAt(draft, `features.${index}.kind`);
    const parameters = catalog.find((one) => one.kind === kind)?.parameters ?? [];
    const parameter = parameters.find((one) => one.name === name);
    if (parameter?.type !== 'choice') return undefined;
    return parameter.choices.find((one) => one.value === value)?.label;
  };
}

/** Everything that a stored experiment searches: `Hidden units, Learning rate`. */
export function plannedText(spec: ExperimentSpec, catalog: readonly FeatureDescriptor[]): string {
  const draft = toJson(spec);
  return (spec.sweep?.space ?? []).map(({ path }) => dimensionName(path, draft, catalog)).join(', ');
}

/** What a trial may have: `16 – 128, log`, `Adam, SGD`, `in or out`. */
export function dimensionText(dimension: JsonObject, words?: ParameterWords): string {
  const { kind, low, high, step, log } = dimension;
  if (kind === 'toggle') return 'in or out';
  if (kind === 'choice') return choiceText(dimension, words);
  const unit =
    step === null || step === undefined || (kind === 'int' && step === 1) ? '' : ` by ${numberText(step)}`;
  return `${numberText(low)} – ${numberText(high)}${unit}${log === true ? ', log' : ''}`;
}

function choiceText(dimension: JsonObject, words?: ParameterWords): string {
  const values = valuesOf(dimension);
  if (values.length === 0) return typeof dimension.values === 'string' ? dimension.values : 'nothing yet';
  if (values.some(isJsonObject)) return values.map(labelOf).join(', ');
  return values.map((value) => valueText(String(dimension.path), value, words)).join(', ');
}

/** A value in the words of the form; those of features' parameters are the catalogue's. */
export function valueText(path: string, value: Json, words?: ParameterWords): string {
  const word = words?.(path, value);
  if (word !== undefined) return word;
  const input = specField(path)?.input;
  if (value === null && input?.type === 'date') return 'all there is';
  if (input?.type === 'choice')
    return input.choices.find((one) => one.value === value)?.label ?? String(value);
  return valuesText([value], wordOf(input));
}

/** `only when Optimizer is SGD`; `only when RSI is in`. Empty where a dimension always applies. */
export function conditionText(
  when: Json | undefined,
  draft: Json,
  catalog: readonly FeatureDescriptor[],
): string {
  if (!isJsonObject(when) || !Array.isArray(when.in)) return '';
  const path = String(when.path);
  const words = parameterWords(draft, catalog);
  const answers = when.in.map((answer: Json) => answerText(path, answer, words));
  return `only when ${dimensionName(path, draft, catalog)} is ${answers.join(' or ')}`;
}

export function answerText(path: string, answer: Json, words?: ParameterWords): string {
  if (typeof answer === 'boolean') return answer ? 'in' : 'out';
  return valueText(path, answer, words);
}

const numberText = (value: Json | undefined): string =>
  typeof value === 'number'
    ? String(value)
    : value === null || value === undefined || value === ''
      ? '?'
      : String(value);
