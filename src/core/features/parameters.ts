import type { ParameterDescriptor } from '@shared/features';
import type { FeatureSpec, SpecFault } from '@shared/spec';
import type { JoinedShape } from '../joined';
import { onlyFitting, type SeriesShape, seriesFault } from './series-parameter';

/** Parameters of a feature as a definition declares them, keyed by name. */
export type ParameterShapes = Readonly<Record<string, ParameterShape>>;
export type ParameterShape = IntegerShape | NumberShape | ChoiceShape | FormulaShape | SeriesShape;

interface IntegerShape {
  readonly type: 'integer';
  readonly label: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
interface NumberShape extends Omit<IntegerShape, 'type'> {
  readonly type: 'number';
}
interface ChoiceShape<V extends string = string> {
  readonly type: 'choice';
  readonly label: string;
  readonly default: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
}

interface FormulaShape {
  readonly type: 'formula';
  readonly label: string;
  readonly default: string;
  /** What is wrong with a text, as a fragment; null where nothing is. */
  readonly faultOf: (text: string) => string | null;
}

/** Values that fit the shapes: a number for a number, one of the choices for a choice, a text without fault for a formula, a name for a series. */
export type ValuesOf<P extends ParameterShapes> = {
  readonly [K in keyof P]: P[K] extends ChoiceShape<infer V>
    ? V
    : P[K] extends FormulaShape | SeriesShape
      ? string
      : number;
};
export type ParameterValues = Readonly<Record<string, number | string>>;

/** Longest look back of any indicator, in bars: ten years of days, four days of minutes. */
const longestPeriod = 2600;

/** A whole number of bars. */
export function bars(label: string, initial: number, min = 1): IntegerShape {
  return { type: 'integer', label, default: initial, min, max: longestPeriod };
}

/** A whole number of something other than bars. */
export function integer(label: string, initial: number, min: number, max: number): IntegerShape {
  return { type: 'integer', label, default: initial, min, max };
}

export function number(label: string, initial: number, min: number, max: number): NumberShape {
  return { type: 'number', label, default: initial, min, max };
}

/** One of the keys of `choices`, which maps values to their labels; the first is the default. */
export function choice<const C extends Readonly<Record<string, string>>>(
  label: string,
  initial: keyof C & string,
  choices: C,
): ChoiceShape<keyof C & string> {
  const values = Object.keys(choices) as (keyof C & string)[];
  return {
    type: 'choice',
    label,
    default: initial,
    choices: values.map((value) => ({ value, label: choices[value]! })),
  };
}

/** The text of a formula. */
export function formula(
  label: string,
  initial: string,
  faultOf: (text: string) => string | null,
): FormulaShape {
  return { type: 'formula', label, default: initial, faultOf };
}

export function describeParameters(shapes: ParameterShapes): readonly ParameterDescriptor[] {
  return Object.entries(shapes).map(([name, shape]): ParameterDescriptor => {
    if (shape.type === 'choice') return { name, ...shape, choices: [...shape.choices] };
    if (shape.type === 'series') return { name, ...shape, default: '' };
    if (shape.type !== 'formula') return { name, ...shape };
    const { faultOf: _faultOf, ...described } = shape;
    return { name, ...described };
  });
}

/** Of a series it is the one that is joined and fits; empty where there is none or more than one. */
export function defaultsOf(shapes: ParameterShapes, joined: readonly JoinedShape[] = []): ParameterValues {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      shape.type === 'series' ? onlyFitting(shape, joined) : shape.default,
    ]),
  );
}

/** Fills in the defaults, in the order of the shapes; a fault for every value that does not fit. */
export function fitParameters(
  shapes: ParameterShapes,
  given: FeatureSpec,
  joined: readonly JoinedShape[],
): { readonly values: ParameterValues; readonly faults: readonly SpecFault[] } {
  const values: Record<string, number | string> = { ...defaultsOf(shapes, joined) };
  const faults: SpecFault[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    const value = given[name] ?? values[name]!;
    const message = faultOf(shape, value, joined);
    if (message !== null) faults.push({ path: name, message });
    values[name] = value;
  }
  return { values, faults };
}

function faultOf(
  shape: ParameterShape,
  value: number | string,
  joined: readonly JoinedShape[],
): string | null {
  if (shape.type === 'series') return seriesFault(shape, value, joined);
  if (shape.type === 'choice') {
    const isKnown = shape.choices.some((c) => c.value === value);
    return isKnown
      ? null
      : `must be one of ${shape.choices.map((c) => `"${c.value}"`).join(', ')}, not ${quote(value)}`;
  }
  if (shape.type === 'formula')
    return typeof value === 'string' ? shape.faultOf(value) : `must be a formula, not ${quote(value)}`;
  const kind = shape.type === 'integer' ? 'a whole number' : 'a number';
  if (typeof value !== 'number' || Number.isNaN(value)) return `must be ${kind}, not ${quote(value)}`;
  if (shape.type === 'integer' && !Number.isInteger(value)) return `must be a whole number, not ${value}`;
  if (value < shape.min) return `must be at least ${shape.min}, not ${value}`;
  if (value > shape.max) return `must be at most ${shape.max}, not ${value}`;
  return null;
}

function quote(value: number | string): string {
  return typeof value === 'string' ? `the text "${value}"` : String(value);
}
